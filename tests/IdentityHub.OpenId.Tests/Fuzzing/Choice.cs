namespace IdentityHub.OpenId.Tests.Fuzzing;

/// <summary>Picking by chance.</summary>
internal static class Choice
{
    public static string Pick(this Random random, ReadOnlySpan<string> values) => values[random.Next(values.Length)];
}
