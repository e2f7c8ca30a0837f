namespace IdentityHub.Matching.Text;

internal ref partial struct DoubleMetaphoneReader
{
    private void ReadC()
    {
        // Germanic "ach": Bacher, Macher, but not "bacci"
        if (_at > 1 && !IsVowel(_at - 2) && Is(_at - 1, "ACH") && At(_at + 2) != 'I'
            && (At(_at + 2) != 'E' || IsAny(_at - 2, "BACHER", "MACHER")))
            Add("K", 2);
        else if (_at == 0 && Is(_at, "CAESAR"))
            Add("S", 2);
        else if (Is(_at, "CHIA")) // Chianti
            Add("K", 2);
        else if (Is(_at, "CH"))
            ReadCh();
        else if (Is(_at, "CZ") && !Is(_at - 2, "WICZ")) // Czerny
            Add("S", "X", 2);
        else if (Is(_at + 1, "CIA")) // focaccia
            Add("X", 3);
        else if (Is(_at, "CC") && !(_at == 1 && At(0) == 'M')) // not McClellan
            ReadCc();
        else if (IsAny(_at, "CK", "CG", "CQ"))
            Add("K", 2);
        else if (IsAny(_at, "CIO", "CIE", "CIA")) // Italian
            Add("S", "X", 2);
        else if (IsAny(_at, "CI", "CE", "CY"))
            Add("S", 2);
        else if (IsAny(_at + 1, " C", " Q", " G")) // Mac Caffrey, Mac Gregor
            Add("K", 3);
        else
            Add("K", IsAny(_at + 1, "C", "K", "Q") && !IsAny(_at + 1, "CE", "CI") ? 2 : 1);
    }

    private void ReadCc()
    {
        if (!IsAny(_at + 2, "I", "E", "H") || Is(_at + 2, "HU"))
            Add("K", 2);
        else if ((_at == 1 && At(0) == 'A') || IsAny(_at - 1, "UCCEE", "UCCES")) // accident, succeed
            Add("KS", 3);
        else
            Add("X", 3); // Bertucci
    }

    private void ReadCh()
    {
        if (_at > 0 && Is(_at, "CHAE")) // Michael
            Add("K", "X", 2);
        else if (_at == 0 && (IsAny(1, "HARAC", "HARIS") || IsAny(1, "HOR", "HYM", "HIA", "HEM")) && !Is(0, "CHORE")) // chemistry, chorus
            Add("K", 2);
        else if (IsGermanic
            || IsAny(_at - 2, "ORCHES", "ARCHIT", "ORCHID")
            || IsAny(_at + 2, "T", "S")
            || ((_at == 0 || IsAny(_at - 1, "A", "O", "U", "E")) && FollowsHardCh())) // Wachtler, Wechsler, not Tichner
            Add("K", 2);
        else if (_at == 0)
            Add("X", 2);
        else if (Is(0, "MC")) // McHugh
            Add("K", 2);
        else
            Add("X", "K", 2);
    }

    private readonly bool FollowsHardCh() => At(_at + 2) is 'L' or 'R' or 'N' or 'M' or 'B' or 'H' or 'F' or 'V' or 'W' or ' ' or '\0';

    private void ReadD()
    {
        if (Is(_at, "DG"))
        {
            if (At(_at + 2) is 'I' or 'E' or 'Y') // edge
                Add("J", 3);
            else
                Add("TK", 2); // Edgar
        }
        else
            Add("T", IsAny(_at, "DT", "DD") ? 2 : 1);
    }

    private void ReadG()
    {
        if (At(_at + 1) == 'H')
            ReadGh();
        else if (At(_at + 1) == 'N')
            ReadGn();
        else if (Is(_at + 1, "LI") && !_slavoGermanic) // Tagliaro
            Add("KL", "L", 2);
        else if (_at == 0 && (At(1) == 'Y' || IsAny(1, "ES", "EP", "EB", "EL", "EY", "IB", "IL", "IN", "IE", "EI", "ER"))) // Gerber, Gilbert
            Add("K", "J", 2);
        else if ((Is(_at + 1, "ER") || At(_at + 1) == 'Y') && !IsAny(0, "DANGER", "RANGER", "MANGER")
            && !IsAny(_at - 1, "E", "I") && !IsAny(_at - 1, "RGY", "OGY")) // Singer
            Add("K", "J", 2);
        else if (At(_at + 1) is 'E' or 'I' or 'Y' || IsAny(_at - 1, "AGGI", "OGGI")) // Italian: Biaggi
        {
            if (IsGermanic || Is(_at + 1, "ET"))
                Add("K", 2);
            else if (Ends(_at + 1, "IER"))
                Add("J", 2);
            else
                Add("J", "K", 2);
        }
        else
            AddOnce("K", 'G');
    }

    private void ReadGn()
    {
        if (_at == 1 && IsVowel(0) && !_slavoGermanic)
            Add("KN", "N", 2);
        else if (!Is(_at + 2, "EY") && At(_at + 1) != 'Y' && !_slavoGermanic) // not Cagney
            Add("N", "KN", 2);
        else
            Add("KN", 2);
    }

    private void ReadGh()
    {
        if (_at > 0 && !IsVowel(_at - 1))
            Add("K", 2);
        else if (_at == 0)
            Add(At(2) == 'I' ? "J" : "K", 2); // Ghislane, Ghoul
        else if ((_at > 1 && At(_at - 2) is 'B' or 'H' or 'D') || (_at > 2 && At(_at - 3) is 'B' or 'H' or 'D') || (_at > 3 && At(_at - 4) is 'B' or 'H'))
            _at += 2; // Parker's rule: Hugh, bough, Broughton
        else
        {
            if (_at > 2 && At(_at - 1) == 'U' && At(_at - 3) is 'C' or 'G' or 'L' or 'R' or 'T') // laugh, McLaughlin, tough
                Add("F");
            else if (_at > 0 && At(_at - 1) != 'I')
                Add("K");
            _at += 2;
        }
    }

    private void ReadH()
    {
        // said only at the beginning or between vowels
        if ((_at == 0 || IsVowel(_at - 1)) && IsVowel(_at + 1))
            Add("H", 2);
        else
            _at++;
    }

    private void ReadJ()
    {
        if (Is(_at, "JOSE") || Is(0, "SAN "))
        {
            if ((_at == 0 && (At(4) is ' ' or '\0')) || Is(0, "SAN "))
                Add("H");
            else
                Add("J", "H");
            _at++;
            return;
        }

        if (_at == 0)
            Add("J", "A"); // Yankelovich / Jankelowicz
        else if (IsVowel(_at - 1) && !_slavoGermanic && At(_at + 1) is 'A' or 'O') // Spanish: bajador
            Add("J", "H");
        else if (_at == _last)
            Add("J", string.Empty);
        else if (At(_at + 1) is not ('L' or 'T' or 'K' or 'S' or 'N' or 'M' or 'B' or 'Z') && At(_at - 1) is not ('S' or 'K' or 'L'))
            Add("J");
        _at += At(_at + 1) == 'J' ? 2 : 1;
    }
}
