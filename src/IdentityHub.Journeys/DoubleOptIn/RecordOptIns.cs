using IdentityHub.Consent.Capture;
using IdentityHub.Consent.DoubleOptIn;
using IdentityHub.Consent.Privacy;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Jobs;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Work;

namespace IdentityHub.Journeys.DoubleOptIn;

/// <summary>Records what a form said. Where the purpose wants double opt-in, it is a request, and the address is asked by mail or text message, ordered in the same transaction.</summary>
public sealed class RecordOptIns(OptIns optIns, ConsentRecorder recorder, IUnitOfWork unit)
{
    /// <summary>Records; refusals as of <see cref="ConsentRecorder.RecordAsync"/>.</summary>
    public async Task<Outcome<IReadOnlyList<ConsentEventId>>> RunAsync(IReadOnlyList<ConsentCapture> captures, Actor actor, RequestKey? request, CancellationToken cancellation)
    {
        var asked = await optIns.AskAsync(captures, cancellation);
        return await unit.ExecuteAsync<Outcome<IReadOnlyList<ConsentEventId>>>(async (work, token) =>
        {
            var outcome = await recorder.RecordAsync(asked, actor, request, token);
            if (!outcome.Succeeded(out var ids, out _))
                return outcome;
            for (var i = 0; i < ids.Count; i++)
            {
                if (asked[i].Action == ConsentAction.DoubleOptInRequested)
                    work.Enqueue(new JobRequest(OptInMessageJob.Kind, PrivacyRequestJson.Write(new OptInOrder(ids[i].ToString()))));
            }

            return outcome;
        }, cancellation);
    }
}
