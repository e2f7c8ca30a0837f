using System.Collections.Concurrent;
using Google.Protobuf;
using IdentityHub.Protos.Common.V1;
using IdentityHub.Protos.Consent.V1;
using IdentityHub.Protos.Record.V1;

namespace IdentityHub.EndToEnd.Killing;

/// <summary>What the writers sent and what was acknowledged: the truth that a killed hub is held to.</summary>
internal sealed class WriteLog
{
    private long number;

    /// <summary>Acknowledged writes of records, by request id.</summary>
    public ConcurrentDictionary<string, (UpsertRequest Request, UpsertResponse Response)> Records { get; } = new();

    /// <summary>Acknowledged consents, by request id.</summary>
    public ConcurrentDictionary<string, (RecordRequest Request, RecordResponse Response)> Consents { get; } = new();

    /// <summary>How many writes were acknowledged.</summary>
    public int Answers => Records.Count + Consents.Count;

    /// <summary>Sent, and no answer came: they may or may not be written, and are sent again.</summary>
    public ConcurrentQueue<IMessage> Unanswered { get; } = new();

    /// <summary>The next record: every third is a person who was sent before from another key, so that parties grow.</summary>
    public UpsertRequest NextRecord()
    {
        var next = Interlocked.Increment(ref number);
        var person = next % 3 == 0 ? next / 3 : next;
        return new UpsertRequest
        {
            RequestId = $"record-{next}",
            Record = new SourceRecord
            {
                Key = new SourceKey { System = Hubs.HubInProcess.Source, Key = $"K{next}" },
                Attributes = new Attributes
                {
                    Name = new PersonName { Given = "Kill", Family = $"Test{person}" },
                    Emails = { new EmailAddress { Value = $"person{person}@example.com", Verified = true } },
                },
            },
        };
    }

    /// <summary>A consent about a record that was acknowledged.</summary>
    public static RecordRequest ConsentFor(UpsertRequest record) => new()
    {
        RequestId = $"consent-{record.RequestId}",
        Captures =
        {
            new ConsentCapture
            {
                Subject = new ConsentSubject { SourceKey = record.Record.Key }, Purpose = "newsletter", Channel = Channel.Email, Action = ConsentAction.Granted,
                ContactPoint = new ContactPoint { Kind = ContactPointKind.Email, Value = record.Record.Attributes.Emails[0].Value }, CollectionPoint = "kill test",
            },
        },
    };
}
