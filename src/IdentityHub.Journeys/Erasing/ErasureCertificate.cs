using IdentityHub.Consent.Privacy;

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
        data = request.Classes.Select(data => new { @class = data.Code, treatment = data.Treatment, rows = data.Touched, kept_because = data.Why }),
    });
}
