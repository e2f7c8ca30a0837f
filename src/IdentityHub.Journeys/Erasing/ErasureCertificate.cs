using IdentityHub.Consent.Privacy;
using IdentityHub.Kernel.Erasure;

namespace IdentityHub.Journeys.Erasing;

/// <summary>What a certificate states; the payload of a JWS under the hub's published keys. Names the person by the hub's own ids only.</summary>
internal static class ErasureCertificate
{
    public const string Type = "erasure-certificate+jwt";

    /// <summary>The type of a certificate, by what was asked for.</summary>
    public static string TypeOf(PrivacyRequestKind kind) => kind == PrivacyRequestKind.Erasure ? Type : "privacy-certificate+jwt";

    public static byte[] Write(PrivacyRequest request, Uri issuer, DateTimeOffset completedAt) => PrivacyRequestJson.Write(new
    {
        iss = issuer.AbsoluteUri,
        jti = request.Id.ToString(),
        iat = completedAt.ToUnixTimeSeconds(),
        request = request.Kind,
        received_at = request.ReceivedAt,
        completed_at = completedAt,
        assurance = request.Assurance,
        accounts = request.Subject.Accounts,
        parties = request.Subject.Parties,
        source_records = request.Subject.Records.Count,
        kept_until = request.KeptUntil,
        data = request.Classes.Select(data => new { @class = data.Code, treatment = data.Treatment, rows = data.Touched, kept_because = data.Why, chosen_because = data.ChosenBecause }),
        storage = request.Storage,
        storage_means = request.Storage is { } extent ? Meaning(extent) : null,
    });

    // Said as it is: rows that are gone aren't bytes that are gone.
    private static string Meaning(ScrubExtent extent) => extent switch
    {
        ScrubExtent.Rewritten => "The database's file was written anew and its log emptied: no byte of what was removed is left in them. Backups from before are brought up to this erasure when they are restored.",
        ScrubExtent.Overwritten => "What was removed is overwritten in the database's file and its log emptied; copies of single rows may be left in gaps of pages until the file is written anew, within a day of this certificate. Backups from before are brought up to this erasure when they are restored.",
        _ => "What was removed is in no table or index of the database any more; the database server overwrites the space it took, and drops its log, by its own rules. Backups from before are brought up to this erasure when they are restored.",
    };
}
