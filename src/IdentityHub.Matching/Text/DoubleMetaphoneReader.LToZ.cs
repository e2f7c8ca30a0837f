namespace IdentityHub.Matching.Text;

internal ref partial struct DoubleMetaphoneReader
{
    private void ReadL()
    {
        if (At(_at + 1) != 'L')
        {
            Add("L", 1);
            return;
        }

        // Spanish: Cabrillo, Gallegos
        var spanish = (_at == _last - 2 && IsAny(_at - 1, "ILLO", "ILLA", "ALLE"))
            || ((IsAny(_last - 1, "AS", "OS") || IsAny(_last, "A", "O")) && Is(_at - 1, "ALLE"));
        Add("L", spanish ? string.Empty : "L", 2);
    }

    private void ReadM()
    {
        var silentB = Is(_at - 1, "UMB") && (_at + 1 == _last || Is(_at + 2, "ER")); // dumb, thumber
        Add("M", silentB || At(_at + 1) == 'M' ? 2 : 1);
    }

    private void ReadP()
    {
        if (At(_at + 1) == 'H')
            Add("F", 2);
        else
            Add("P", At(_at + 1) is 'P' or 'B' ? 2 : 1); // Campbell
    }

    private void ReadR()
    {
        // French "-ier": Rogier, Xavier
        var silent = _at == _last && !_slavoGermanic && Is(_at - 2, "IE") && !IsAny(_at - 4, "ME", "MA");
        Add(silent ? string.Empty : "R", "R", At(_at + 1) == 'R' ? 2 : 1);
    }

    private void ReadS()
    {
        if (IsAny(_at - 1, "ISL", "YSL")) // island, Carlysle
            _at++;
        else if (_at == 0 && Is(0, "SUGAR"))
            Add("X", "S", 1);
        else if (Is(_at, "SH"))
            Add(IsAny(_at + 1, "HEIM", "HOEK", "HOLM", "HOLZ") ? "S" : "X", 2);
        else if (IsAny(_at, "SIO", "SIA"))
            Add("S", _slavoGermanic ? "S" : "X", 3);
        else if ((_at == 0 && At(1) is 'M' or 'N' or 'L' or 'W') || At(_at + 1) == 'Z') // Smith ~ Schmidt, Snider ~ Schneider
            Add("S", "X", At(_at + 1) == 'Z' ? 2 : 1);
        else if (Is(_at, "SC"))
            ReadSc();
        else
        {
            // French "-ais", "-ois": Artois
            var silent = _at == _last && IsAny(_at - 2, "AI", "OI");
            Add(silent ? string.Empty : "S", "S", At(_at + 1) is 'S' or 'Z' ? 2 : 1);
        }
    }

    private void ReadSc()
    {
        if (At(_at + 2) == 'H')
        {
            if (IsAny(_at + 3, "OO", "ER", "EN", "UY", "ED", "EM")) // Dutch: Schooner; Germanic: Schermerhorn
            {
                if (IsAny(_at + 3, "ER", "EN"))
                    Add("X", "SK", 3);
                else
                    Add("SK", 3);
            }
            else if (_at == 0 && !IsVowel(3) && At(3) != 'W')
                Add("X", "S", 3);
            else
                Add("X", 3);
        }
        else if (At(_at + 2) is 'I' or 'E' or 'Y')
            Add("S", 3);
        else
            Add("SK", 3);
    }

    private void ReadT()
    {
        if (Is(_at, "TION") || IsAny(_at, "TIA", "TCH"))
            Add("X", 3);
        else if (Is(_at, "TH") || Is(_at, "TTH"))
        {
            if (IsAny(_at + 2, "OM", "AM") || IsGermanic) // Thomas
                Add("T", 2);
            else
                Add("0", "T", 2);
        }
        else
            Add("T", At(_at + 1) is 'T' or 'D' ? 2 : 1);
    }

    private void ReadW()
    {
        if (Is(_at, "WR"))
        {
            Add("R", 2);
            return;
        }

        if (_at == 0 && (IsVowel(1) || Is(0, "WH")))
        {
            if (IsVowel(1))
                Add("A", "F"); // Wasserman ~ Vasserman
            else
                Add("A");
        }

        if ((_at == _last && IsVowel(_at - 1)) || IsAny(_at - 1, "EWSKI", "EWSKY", "OWSKI", "OWSKY") || Is(0, "SCH"))
            Add(string.Empty, "F", 1); // Arnow ~ Arnoff
        else if (IsAny(_at, "WICZ", "WITZ"))
            Add("TS", "FX", 4); // Filipowicz
        else
            _at++;
    }

    private void ReadX()
    {
        // French: Breaux is silent
        if (!(_at == _last && (IsAny(_at - 3, "IAU", "EAU") || IsAny(_at - 2, "AU", "OU"))))
            Add("KS");
        _at += At(_at + 1) is 'C' or 'X' ? 2 : 1;
    }

    private void ReadZ()
    {
        if (At(_at + 1) == 'H') // Chinese: Zhao
        {
            Add("J", 2);
            return;
        }

        if (IsAny(_at + 1, "ZO", "ZI", "ZA") || (_slavoGermanic && _at > 0 && At(_at - 1) != 'T'))
            Add("S", "TS");
        else
            Add("S");
        _at += At(_at + 1) == 'Z' ? 2 : 1;
    }
}
