using IdentityHub.Client;
using IdentityHub.Protos.Common.V1;
using IdentityHub.Protos.Identity.V1;
using IdentityHub.Protos.Record.V1;

namespace IdentityHub.Grpc.Tests.Records;

/// <summary>Many records over one call.</summary>
public sealed class StreamUpsertTests(Hub hub)
{
    /// <summary>Sends all and gives the answers by correlation id.</summary>
    internal static async Task<Dictionary<string, StreamUpsertResponse>> SendAsync(IdentityHubClient client, params StreamUpsertRequest[] requests)
    {
        var answers = new Dictionary<string, StreamUpsertResponse>();
        await foreach (var answer in client.UpsertManyAsync(requests.ToAsyncEnumerable(), TestContext.Current.CancellationToken))
            answers.Add(answer.CorrelationId, answer);
        return answers;
    }

    [Fact]
    public async Task Every_record_is_answered_once_under_its_own_mark()
    {
        // Three times the window, so that the call has to hold its sender back.
        var requests = Enumerable.Range(0, 1500).Select(i => new StreamUpsertRequest { CorrelationId = $"{i}", Record = Made.Record(key: $"stream-{Made.Key()}") }).ToArray();
        var answers = await SendAsync(hub.Client, requests);
        answers.Count.ShouldBe(requests.Length);
        answers.Values.ShouldAllBe(answer => answer.Receipt.Decision == IntakeDecision.Created && answer.ConsistencyToken.Length > 0);
        foreach (var request in requests.Where((_, i) => i % 250 == 0))
            answers[request.CorrelationId].Receipt.Key.ShouldBe(request.Record.Key);
    }

    [Fact]
    public async Task A_bad_record_is_answered_with_its_problem_and_harms_no_other()
    {
        var answers = await SendAsync(
            hub.Client,
            new StreamUpsertRequest { CorrelationId = "good", Record = Made.Record() },
            new StreamUpsertRequest { CorrelationId = "no-record" },
            new StreamUpsertRequest { CorrelationId = "long", Record = Made.Record(given: new string('x', 500)) },
            new StreamUpsertRequest { CorrelationId = "id", RequestId = "ü", Record = Made.Record() },
            new StreamUpsertRequest { CorrelationId = new string('c', 129), Record = Made.Record() },
            new StreamUpsertRequest { CorrelationId = "unknown", Record = Made.Record("unregistered") },
            new StreamUpsertRequest { CorrelationId = "good too", Record = Made.Record() });

        answers["good"].ResultCase.ShouldBe(StreamUpsertResponse.ResultOneofCase.Receipt);
        answers["good too"].ResultCase.ShouldBe(StreamUpsertResponse.ResultOneofCase.Receipt);
        answers["no-record"].Problem.FieldViolations.Single().Field.ShouldBe("record");
        answers["long"].Problem.FieldViolations.Single().Field.ShouldBe("record.attributes.name.given");
        answers["id"].Problem.FieldViolations.Single().Field.ShouldBe("request_id");
        answers[new string('c', 129)].Problem.FieldViolations.Single().Field.ShouldBe("correlation_id");
        answers["unknown"].Problem.Reason.ShouldBe(ErrorReason.SourceSystemUnknown);
        answers["unknown"].Problem.Code.ShouldBe((int)StatusCode.FailedPrecondition);
    }

    [Fact]
    public async Task Versions_of_one_record_keep_their_order()
    {
        var key = Made.Key();
        var names = Enumerable.Range(0, 50).Select(i => $"Ada{i}").ToArray();
        var answers = await SendAsync(hub.Client, [.. names.Select((name, i) => new StreamUpsertRequest { CorrelationId = $"{i}", Record = Made.Record(key: key, given: name, email: "one@example.org") })]);
        var gpid = answers["49"].Receipt.Gpid;
        var party = await hub.Client.Parties.GetAsync(new() { Gpid = gpid, Consistency = new Consistency { FullyConsistent = true } });
        party.Party.Profile.Name.Given.ShouldBe("Ada49");
    }

    [Fact]
    public async Task A_stream_that_breaks_off_keeps_what_was_answered_and_can_be_sent_again()
    {
        var requests = Enumerable.Range(0, 200).Select(i => new StreamUpsertRequest { CorrelationId = $"{i}", RequestId = Made.Key(), Record = Made.Record() }).ToArray();
        var answered = new Dictionary<string, StreamUpsertResponse>();
        await foreach (var answer in hub.Client.UpsertManyAsync(requests.ToAsyncEnumerable(), TestContext.Current.CancellationToken))
        {
            answered.Add(answer.CorrelationId, answer);
            if (answered.Count == 20)
                break;
        }

        var again = await SendAsync(hub.Client, requests);
        again.Count.ShouldBe(200);
        foreach (var (mark, first) in answered)
            again[mark].ShouldBe(first);
        foreach (var request in requests)
            (await hub.Client.Identities.LookupAsync(new LookupRequest { Key = request.Record.Key })).Gpid.ShouldBe(again[request.CorrelationId].Receipt.Gpid);
    }

    [Fact]
    public async Task An_empty_stream_ends_well() => (await SendAsync(hub.Client)).ShouldBeEmpty();
}
