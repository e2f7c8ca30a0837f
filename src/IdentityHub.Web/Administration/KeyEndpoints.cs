using IdentityHub.Kernel.Actors;
using IdentityHub.OpenId.Keys;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.Administration;

/// <summary>The signing keys: seen, rotated before their time, and dropped at once when one has leaked. Changing them needs a sign-in of late.</summary>
internal static class KeyEndpoints
{
    private const int LongestReason = 200;

    public static void Map(IEndpointRouteBuilder admin)
    {
        admin.MapGet("/keys", ShowAsync);
        admin.MapPost("/keys/rotate", RotateAsync).AddEndpointFilter<RecentSignInFilter>();
        admin.MapPost("/keys/revoke", RevokeAsync).AddEndpointFilter<RecentSignInFilter>();
    }

    private static async Task<IResult> ShowAsync(SigningKeys keys, TimeProvider time, Visit visit, string? done, CancellationToken cancellation)
    {
        var all = await keys.ListAsync(cancellation);
        var now = time.GetUtcNow();
        var uses = Enum.GetValues<KeyUse>().Select(use => (use, (IReadOnlyList<KeyView>)
            [.. all.Where(key => key.Use == use).Select(key => new KeyView(key.KeyId, KeySchedule.StateOf(key, all, now), key.ActivatesAt, key.RetiresAt, key.ExpiresAt))
                .OrderBy(key => key.State).ThenByDescending(key => key.ActivatesAt)]));
        return Page.Show<KeysPage>(new KeysModel([.. uses], visit.Wording.Find($"Keys.Done.{done}"), done is "unknown" or "stale"));
    }

    private static async Task<IResult> RotateAsync(HttpContext http, SigningKeys keys, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        if (!form.Genuine || !Enum.TryParse<KeyUse>(form["use"], out var use) || !Enum.IsDefined(use))
            return new SeeOther("/admin/keys?done=stale");
        await keys.RotateAsync(use, SigningKeys.Published, Actor.Account(visit.User!.AccountId), cancellation);
        return new SeeOther("/admin/keys?done=rotated");
    }

    private static async Task<IResult> RevokeAsync(HttpContext http, SigningKeys keys, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        if (!form.Genuine)
            return new SeeOther("/admin/keys?done=stale");
        var reason = form["reason"].Trim();
        var revoked = await keys.RevokeAsync(form["key"], Actor.Account(visit.User!.AccountId), reason.Length > LongestReason ? reason[..LongestReason] : reason, cancellation);
        return new SeeOther(revoked.Succeeded(out _, out _) ? "/admin/keys?done=revoked" : "/admin/keys?done=unknown");
    }
}
