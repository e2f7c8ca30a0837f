using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Devices;
using IdentityHub.OpenId.Grants;
using IdentityHub.OpenId.Sessions;
using Microsoft.AspNetCore.Http;

namespace IdentityHub.OpenId.Prompts;

/// <summary>
/// The page /device (RFC 8628 §3.3): the signed-in person types or confirms the code that the device shows. Nothing is granted by opening an
/// address: the person sees whose device it is and says yes (§5.4).
/// </summary>
public sealed class DevicePrompt(IDeviceStore devices, DeviceCodes codes, ClientRegistry clients, SessionDirectory sessions, IGrantStore grants, IGuessLimit limit,
    IUnitOfWork unit, TimeProvider time)
{
    private static readonly Refusal Wrong = Refusal.NotFound("DEVICE_CODE_WRONG", "No device waits with this code.");

    /// <summary>
    /// What is asked. Refuses with <c>DEVICE_CODE_WRONG</c> a code that no waiting device shows, be it wrong, answered or expired, and with
    /// <c>DEVICE_TRY_LATER</c> (<see cref="RefusalKind.Exhausted"/>) whoever guessed too often, even the right code.
    /// </summary>
    public async Task<Outcome<DeviceQuestion>> DescribeAsync(HttpContext http, string? userCode, CancellationToken cancellation)
    {
        if (http.User.AccountId() is not { } account)
            return Wrong;
        if ((await FindAsync(http, account, userCode, cancellation)).Succeeded(out var found, out var refusal))
        {
            return new DeviceQuestion(found.Request.ClientId, found.Client.Branding ?? new ClientBranding(found.Client.Name), DeviceCodes.Read(userCode)!,
                [.. found.Request.Scopes.Where(scope => scope != "openid")]);
        }
        return refusal;
    }

    /// <summary>The person's answer; false when the device had its answer before. Refuses as <see cref="DescribeAsync"/> does.</summary>
    public async Task<Outcome<bool>> AnswerAsync(HttpContext http, string? userCode, bool allow, CancellationToken cancellation)
    {
        if (http.User.AccountId() is not { } account || http.User.SessionId() is not { } session)
            return Wrong;
        if (!(await FindAsync(http, account, userCode, cancellation)).Succeeded(out var found, out var refusal))
            return refusal;
        var (request, client) = found;
        return await unit.ExecuteAsync<Outcome<bool>>(async (work, token) =>
        {
            // The device has a session of its own, which the person sees beside their browsers' and ends without them.
            SessionId? own = allow ? await sessions.AddDeviceAsync(work, session, client.Branding?.DisplayName ?? client.Name, token) : null;
            if (!await devices.MoveAsync(request.DeviceCodeHash, DeviceRequestState.Pending, allow ? DeviceRequestState.Approved : DeviceRequestState.Denied, own, token))
                return Wrong;
            if (allow && client.Consent == ClientConsent.Explicit)
                await grants.ConsentAsync(account, client.ClientId, request.Scopes, time.UtcNow(), token);
            work.Audit(new AuditEntry(allow ? "device.allow" : "device.deny", Actor.Account(account, client.ClientId), client.ClientId, string.Join(' ', request.Scopes)));
            return true;
        }, cancellation);
    }

    private async Task<Outcome<(DeviceRequest Request, ClientDefinition Client)>> FindAsync(HttpContext http, AccountId account, string? userCode, CancellationToken cancellation)
    {
        var wait = await limit.TakeAsync(http, account, cancellation);
        if (wait > TimeSpan.Zero)
            return new Refusal(RefusalKind.Exhausted, "DEVICE_TRY_LATER", "Too many wrong codes; try again later.");
        if (DeviceCodes.Read(userCode) is not { } code
            || await devices.FindByUserCodeAsync(codes.HashUserCode(code), cancellation) is not { State: DeviceRequestState.Pending } request || request.ExpiresAt <= time.UtcNow()
            || await clients.FindAsync(request.ClientId, cancellation) is not { } client)
            return Wrong;
        await limit.SucceededAsync(http, account, cancellation);
        return (request, client.Definition);
    }
}
