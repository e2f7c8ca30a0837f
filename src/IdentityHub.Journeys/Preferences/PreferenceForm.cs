using IdentityHub.Consent.Preferences;

namespace IdentityHub.Journeys.Preferences;

/// <summary>What was sent from the preference centre.</summary>
/// <param name="Answers">One for every subscription and channel that was shown.</param>
/// <param name="Language">The language of messages; null: not asked.</param>
/// <param name="PausedUntil">Until when nothing promotional shall come; <see cref="DateOnly.MinValue"/> ends a pause, null: not asked.</param>
public sealed record PreferenceForm(IReadOnlyList<TopicAnswer> Answers, string? Language, DateOnly? PausedUntil);
