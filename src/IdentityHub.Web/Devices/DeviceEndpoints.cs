using IdentityHub.Kernel.Outcomes;
using IdentityHub.OpenId.Prompts;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;

namespace IdentityHub.Web.Devices;

/// <summary>The page on which a person signs a device in (RFC 8628 §3.3): the code, whose device it is, yes or no.</summary>
internal static class DeviceEndpoints
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        var device = pages.MapGroup("/device").AddEndpointFilter<SignedInFilter>();
        device.MapGet("", ShowAsync);
        device.MapPost("", AnswerAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, DevicePrompt prompt, Branding branding, Visit visit, CancellationToken cancellation)
    {
        var typed = http.Request.Query["user_code"];
        if (StringValues.IsNullOrEmpty(typed))
            return Page.Show<DevicePage>(new DeviceModel(null, null, new Faults()));
        return (await prompt.DescribeAsync(http, typed, cancellation)).Succeeded(out var question, out var refusal)
            ? await AskAsync(question, branding, cancellation)
            : Refused(refusal, typed, visit);
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, DevicePrompt prompt, Branding branding, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        var code = form["user_code"];
        if (!form.Genuine || form["answer"] is not ("allow" or "deny"))
            return new SeeOther("/device?user_code=" + Uri.EscapeDataString(code));
        var allow = form["answer"] == "allow";
        return (await prompt.AnswerAsync(http, code, allow, cancellation)).Succeeded(out _, out var refusal)
            ? Page.Show<DeviceAnsweredPage>(new DeviceAnsweredModel(allow))
            : Refused(refusal, code, visit);
    }

    private static async Task<IResult> AskAsync(DeviceQuestion question, Branding branding, CancellationToken cancellation)
    {
        await branding.WearAsync(question.ClientId, cancellation);
        return Page.Show<DevicePage>(new DeviceModel(question, null, new Faults()));
    }

    private static IResult Refused(Refusal refusal, string? typed, Visit visit)
    {
        var faults = new Faults();
        if (refusal.Kind == RefusalKind.Exhausted)
        {
            faults.Add(visit.Wording["Device.TryLater"]);
            return Page.Show<DevicePage>(new DeviceModel(null, typed, faults), StatusCodes.Status429TooManyRequests);
        }
        faults.Add("user_code", visit.Wording["Device.Wrong"]);
        return Page.Show<DevicePage>(new DeviceModel(null, typed, faults), StatusCodes.Status400BadRequest);
    }
}
