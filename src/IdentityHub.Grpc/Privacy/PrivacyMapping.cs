using IdentityHub.Kernel.Erasure;
using IdentityHub.Protos.Privacy.V1;

namespace IdentityHub.Grpc.Privacy;

/// <summary>Requests as the contract shows them. Enumerations have the same numbers on both sides (a test compares them).</summary>
internal static class PrivacyMapping
{
    public static PrivacyRequest ToWire(Consent.Privacy.PrivacyRequest request, IReadOnlyDictionary<string, IReadOnlyList<ErasureTreatment>> permitted)
    {
        var written = new PrivacyRequest
        {
            RequestId = request.Id.ToString(),
            Kind = (PrivacyRequestKind)(int)request.Kind,
            State = (PrivacyRequestState)(int)request.State,
            RecordCount = request.Subject.Records.Count,
            UnprovenRecordCount = request.UnprovenRecords,
            Assurance = (IdentityAssurance)(int)request.Assurance,
            ReceiveTime = Wire.ToWire.Time(request.ReceivedAt),
            DueTime = Wire.ToWire.Time(request.DueAt),
            ExecuteTime = request.ExecuteAfter is { } day ? Wire.ToWire.Time(day) : null,
            CompleteTime = request.CompletedAt is { } done ? Wire.ToWire.Time(done) : null,
            KeptUntilTime = request.KeptUntil is { } kept ? Wire.ToWire.Time(kept) : null,
            CurrentClass = request.Progress?.Step ?? "",
            Note = request.Note ?? "",
            Etag = request.Etag,
            LiftTime = request.LiftedAt is { } lifted ? Wire.ToWire.Time(lifted) : null,
            LiftReason = request.LiftedBecause ?? "",
            StorageScrub = (StorageScrub)(int)(request.Storage ?? 0),
        };
        written.Gpids.AddRange(request.Subject.Parties.Select(party => party.ToString()));
        written.AccountIds.AddRange(request.Subject.Accounts.Select(account => account.ToString()));
        written.Classes.AddRange(request.Classes.Select(data => ToWire(data, permitted)));
        return written;
    }

    public static TreatedClass ToWire(Consent.Privacy.TreatedClass data, IReadOnlyDictionary<string, IReadOnlyList<ErasureTreatment>> permitted)
    {
        var written = new TreatedClass
        {
            DataClass = data.Code, Treatment = (Treatment)(int)data.Treatment, FoundCount = data.Found, TouchedCount = data.Touched, KeptBecause = data.Why ?? "", ChosenBecause = data.ChosenBecause ?? "",
        };
        written.PermittedTreatments.AddRange(permitted.GetValueOrDefault(data.Code, []).Select(treatment => (Treatment)(int)treatment));
        return written;
    }
}
