using System.Data.Common;
using IdentityHub.Kernel.Ids;
using IdentityHub.Storage.Columns;

namespace IdentityHub.Storage.Jobs;

/// <summary>What the engines' statements return of a job that was taken.</summary>
internal static class JobColumns
{
    public const string Taken = "id, job_id, kind, payload, progress, attempt, fence, created_at";

    public static async Task<IReadOnlyList<JobRow>> ReadAsync(DbDataReader reader, Func<DbDataReader, int, Guid> readId, CancellationToken cancellation)
    {
        var jobs = new List<JobRow>();
        while (await reader.ReadAsync(cancellation))
        {
            jobs.Add(new JobRow
            {
                Id = reader.GetInt64(0),
                JobId = new JobId(readId(reader, 1)),
                Kind = reader.GetString(2),
                Payload = reader.GetFieldValue<byte[]>(3),
                Progress = reader.GetFieldValue<byte[]>(4),
                Attempt = reader.GetInt32(5),
                Fence = reader.GetInt64(6),
                CreatedAt = InstantConverter.FromMicroseconds(reader.GetInt64(7)),
                State = JobState.Waiting,
            });
        }
        return jobs;
    }

    public static Guid FromBytes(DbDataReader reader, int column) => new(reader.GetFieldValue<byte[]>(column), bigEndian: true);

    public static Guid FromUuid(DbDataReader reader, int column) => reader.GetGuid(column);
}
