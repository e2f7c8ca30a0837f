using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Intake;

namespace IdentityHub.MasterData.Facts;

/// <summary>What a request id was answered with before: a caller without an answer asks again, and gets the first one.</summary>
internal static class RepeatedRequest
{
    /// <summary>What was kept of the first answer; <c>REQUEST_ID_REUSED</c> when it came before with another body; null when the command is to be run.</summary>
    public static async Task<Outcome<TKept>?> RecallAsync<TKept>(this IWork work, RequestKey? request, JsonTypeInfo<TKept> form, CancellationToken cancellation) where TKept : class
    {
        if (request is null)
            return null;
        var claim = (await work.ClaimAsync([request], cancellation))[0];
        return claim.State switch
        {
            ClaimState.New => null,
            ClaimState.Answered => JsonSerializer.Deserialize(claim.Answer.Span, form)!,
            _ => RecordIntake.RequestReused,
        };
    }

    /// <summary>Keeps what an answer can be given again from.</summary>
    public static void Keep<TKept>(this IWork work, RequestKey? request, TKept kept, JsonTypeInfo<TKept> form)
    {
        if (request is not null)
            work.Answer(request, JsonSerializer.SerializeToUtf8Bytes(kept, form));
    }
}
