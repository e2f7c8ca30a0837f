using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.Errors;

/// <summary>Pages for what went wrong: what happened and what to do now, nothing that helps an attacker.</summary>
internal static class ErrorEndpoints
{
    private static readonly string[] Kinds = ["Failed", "NotFound", "NotAllowed", "StaleRequest", "BadRequest"];

    public static void Map(IEndpointRouteBuilder pages)
    {
        // For the host's exception handler and for endpoints that can't make pages themselves; any method, since a failed request is run again as it was.
        pages.Map("/error", (HttpContext http) =>
        {
            var kind = Kinds.FirstOrDefault(known => string.Equals(known, http.Request.Query["kind"], StringComparison.OrdinalIgnoreCase)) ?? "Failed";
            var status = http.Response.StatusCode >= 400 ? http.Response.StatusCode : kind switch
            {
                "NotFound" => StatusCodes.Status404NotFound,
                "NotAllowed" => StatusCodes.Status403Forbidden,
                "Failed" => StatusCodes.Status500InternalServerError,
                _ => StatusCodes.Status400BadRequest,
            };
            return Show(kind, status);
        });
    }

    /// <summary>The page of a kind of error.</summary>
    public static IResult Show(string kind, int status, string? detail = null) => Page.Show<ErrorPage>(new ErrorModel(kind, detail), status);
}
