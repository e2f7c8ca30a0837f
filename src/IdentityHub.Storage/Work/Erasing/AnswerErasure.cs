using System.Text;
using IdentityHub.Kernel.Erasure;
using IdentityHub.Kernel.Secrets;
using IdentityHub.Kernel.Work;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.Work.Erasing;

/// <summary>Answers kept for repeated requests, a day at most and encrypted: those that name the person by one of the hub's ids are removed.</summary>
internal sealed class AnswerErasure(HubDbContext db, IKeyWrapping keys) : IErasable
{
    private const int Page = 500;

    public DataClass Class { get; } = new("request-answers", ErasureTreatment.Delete);

    /// <summary>Not counted beforehand: every answer would have to be decrypted for it.</summary>
    public Task<long> CountAsync(ErasureSubject subject, CancellationToken cancellation) => Task.FromResult(0L);

    public async Task<ErasureSlice> EraseAsync(IWork work, ErasureOrder order, ReadOnlyMemory<byte> progress, CancellationToken cancellation)
    {
        var (client, request) = Read(progress);
        var names = Names(order.Subject);
        var rows = await db.Set<IdempotencyRow>().AsNoTracking()
#pragma warning disable CA1309 // The database compares: by code point, as its columns say.
            .Where(row => string.Compare(row.ClientId, client) > 0 || row.ClientId == client && string.Compare(row.RequestId, request) > 0)
#pragma warning restore CA1309
            .OrderBy(row => row.ClientId).ThenBy(row => row.RequestId).Take(Page).ToListAsync(cancellation);
        var touched = 0L;
        foreach (var row in rows.Where(row => row.Answer is not null && Mentions(keys.Unwrap(HubWork.AnswerPurpose, row.Answer), names)))
            touched += await db.Set<IdempotencyRow>().Where(one => one.ClientId == row.ClientId && one.RequestId == row.RequestId).ExecuteDeleteAsync(cancellation);
        return rows.Count < Page ? ErasureSlice.Done(touched) : new ErasureSlice(touched, Encoding.UTF8.GetBytes($"{rows[^1].ClientId}\n{rows[^1].RequestId}"));
    }

    private static (string Client, string Request) Read(ReadOnlyMemory<byte> progress)
    {
        var parts = Encoding.UTF8.GetString(progress.Span).Split('\n');
        return parts.Length == 2 ? (parts[0], parts[1]) : ("", "");
    }

    /// <summary>Modules keep ids as UUIDs, the API as TypeIDs.</summary>
    private static List<byte[]> Names(ErasureSubject subject) =>
    [
        .. subject.Names().Select(Encoding.UTF8.GetBytes),
        .. subject.Parties.Select(party => party.Value).Concat(subject.Records.Select(record => record.Value)).Concat(subject.Accounts.Select(account => account.Value))
            .Select(id => Encoding.UTF8.GetBytes(id.ToString())),
    ];

    private static bool Mentions(byte[] answer, List<byte[]> names) => names.Exists(name => answer.AsSpan().IndexOf(name) >= 0);
}
