namespace IdentityHub.Matching.Text;

/// <summary>Walks over one upper-case word and writes its two codes. The letters' rules are in the other parts of this type.</summary>
internal ref partial struct DoubleMetaphoneReader
{
    private readonly ReadOnlySpan<char> _word;
    private readonly bool _slavoGermanic;
    private readonly int _last;
    private ulong _primary;
    private ulong _alternate;
    private int _primaryLength;
    private int _alternateLength;
    private int _at;

    public DoubleMetaphoneReader(ReadOnlySpan<char> word)
    {
        _word = word;
        _last = word.Length - 1;
        _slavoGermanic = word.IndexOfAny('W', 'K') >= 0 || word.IndexOf("CZ") >= 0;
    }

    public PhoneticKeys Read()
    {
        if (IsAny(0, "GN", "KN", "PN", "WR", "PS"))
            _at = 1;
        if (At(0) == 'X') // Xavier
        {
            Add("S");
            _at = 1;
        }

        while (_at <= _last && (_primaryLength < PhoneticKey.MaxLength || _alternateLength < PhoneticKey.MaxLength))
            Step();
        return new PhoneticKeys(new PhoneticKey(_primary), new PhoneticKey(_alternate));
    }

    private void Step()
    {
        switch (At(_at))
        {
            case 'A' or 'E' or 'I' or 'O' or 'U' or 'Y':
                if (_at == 0)
                    Add("A");
                _at++;
                break;
            case 'B':
                AddOnce("P", 'B'); // "-mb" as in "dumb" is said without it, but M has skipped that already
                break;
            case 'Ç':
                Add("S");
                _at++;
                break;
            case 'C':
                ReadC();
                break;
            case 'D':
                ReadD();
                break;
            case 'F':
                AddOnce("F", 'F');
                break;
            case 'G':
                ReadG();
                break;
            case 'H':
                ReadH();
                break;
            case 'J':
                ReadJ();
                break;
            case 'K':
                AddOnce("K", 'K');
                break;
            case 'L':
                ReadL();
                break;
            case 'M':
                ReadM();
                break;
            case 'N':
                AddOnce("N", 'N');
                break;
            case 'P':
                ReadP();
                break;
            case 'Q':
                AddOnce("K", 'Q');
                break;
            case 'R':
                ReadR();
                break;
            case 'S':
                ReadS();
                break;
            case 'T':
                ReadT();
                break;
            case 'V':
                AddOnce("F", 'V');
                break;
            case 'W':
                ReadW();
                break;
            case 'X':
                ReadX();
                break;
            case 'Z':
                ReadZ();
                break;
            default:
                _at++;
                break;
        }
    }

    private readonly char At(int index) => (uint)index < (uint)_word.Length ? _word[index] : '\0';

    private readonly bool IsVowel(int index) => At(index) is 'A' or 'E' or 'I' or 'O' or 'U' or 'Y';

    private readonly bool Is(int index, string text) => index >= 0 && index <= _word.Length && _word[index..].StartsWith(text);

    private readonly bool IsAny(int index, params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            if (Is(index, text))
                return true;
        }

        return false;
    }

    /// <summary>Whether <paramref name="text"/> stands at <paramref name="index"/> and the word ends with it.</summary>
    private readonly bool Ends(int index, string text) => Is(index, text) && index + text.Length == _word.Length;

    private readonly bool IsGermanic => IsAny(0, "VAN ", "VON ", "SCH");

    private void Add(string code) => Add(code, code);

    private void Add(string primary, string alternate)
    {
        Append(ref _primary, ref _primaryLength, primary);
        Append(ref _alternate, ref _alternateLength, alternate);
    }

    private static void Append(ref ulong code, ref int length, string text)
    {
        foreach (var c in text)
        {
            if (length == PhoneticKey.MaxLength)
                return;
            code |= (ulong)c << (8 * length++);
        }
    }

    private void Add(string primary, string alternate, int step)
    {
        Add(primary, alternate);
        _at += step;
    }

    private void Add(string code, int step) => Add(code, code, step);

    /// <summary>Adds a code once for a letter and its double.</summary>
    private void AddOnce(string code, char twin) => Add(code, At(_at + 1) == twin ? 2 : 1);
}
