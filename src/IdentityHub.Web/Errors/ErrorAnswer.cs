using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Http;

namespace IdentityHub.Web.Errors;

/// <summary>Pages for what went wrong: what happened and what to do now, nothing that helps an attacker.</summary>
internal static class ErrorAnswer
{
    /// <summary>The page of a kind of error.</summary>
    public static IResult Show(string kind, int status, string? detail = null) => Page.Show<ErrorPage>(new ErrorModel(kind, detail), status);

    /// <summary>What to say of a bare status.</summary>
    public static string Kind(int status) => status switch
    {
        StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => "NotAllowed",
        StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed => "NotFound",
        >= 500 => "Failed",
        _ => "StaleRequest",
    };
}
