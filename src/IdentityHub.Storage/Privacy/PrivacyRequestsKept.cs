namespace IdentityHub.Storage.Privacy;

/// <summary>The requests themselves.</summary>
internal sealed class PrivacyRequestsKept() : KeptClass(
    "privacy-requests", "The request and its certificate stay, by ids of the hub only, as proof that it was met (GDPR Art. 5(2), 12(3)).");
