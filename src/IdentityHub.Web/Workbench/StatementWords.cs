using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Purposes;
using IdentityHub.Web.Texts;

namespace IdentityHub.Web.Workbench;

/// <summary>What somebody said about consent, in words.</summary>
internal static class StatementWords
{
    private static readonly PartyAction[] Actions = [.. Enum.GetValues<PartyAction>().Where(action => action != PartyAction.None)];

    /// <summary>What it was about.</summary>
    /// <param name="said">What was said.</param>
    /// <param name="words">The words of the language.</param>
    /// <param name="purpose">The title of the purpose, where it is known; its code stands for it otherwise.</param>
    public static string About(ConsentStatement said, Wording words, string? purpose = null) => purpose ?? said.Purpose?.Code
        ?? (said.PartyAction == PartyAction.None ? words["Grid.Record"] : string.Join(", ", Actions.Where(action => said.PartyAction.HasFlag(action)).Select(action => words[$"Grid.Action.{action}"])));
}
