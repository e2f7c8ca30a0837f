using System.Runtime.CompilerServices;
using IdentityHub.Consent.ContactPoints;

namespace IdentityHub.Cli.Suppressions;

/// <summary>The contact points of a file, one per line; empty lines are left out.</summary>
internal sealed class ContactPointLines(FileInfo file, ContactPointKind kind)
{
    /// <summary>Lines read so far that are no contact point of the kind.</summary>
    public long Malformed { get; private set; }

    public async IAsyncEnumerable<ContactPoint> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        using var reader = file.OpenText();
        while (await reader.ReadLineAsync(cancellation) is { } line)
        {
            if (ContactPoint.TryCreate(kind, line, out var contactPoint))
                yield return contactPoint;
            else if (!string.IsNullOrWhiteSpace(line))
                Malformed++;
        }
    }
}
