namespace IdentityHub.Matching.Normalisation;

/// <summary>Undoes what scanners do to letters and digits, where the kind of value tells which is meant.</summary>
internal static class ScanRepair
{
    /// <summary>A word of a name: digits amid letters are letters that were misread.</summary>
    public static string Letters(string word)
    {
        if (!word.AsSpan().ContainsAnyInRange('0', '9') || !word.AsSpan().ContainsAnyInRange('a', 'z') || char.IsAsciiDigit(word[0]) && word.Length < 4)
            return word;
        return string.Create(word.Length, word, static (target, source) =>
        {
            for (var i = 0; i < target.Length; i++)
            {
                target[i] = source[i] switch
                {
                    '0' => 'o',
                    '1' => 'l',
                    '3' => 'e',
                    '4' => 'a',
                    '5' => 's',
                    '6' => 'b',
                    '7' => 't',
                    '8' => 'b',
                    var c => c,
                };
            }
        });
    }
}
