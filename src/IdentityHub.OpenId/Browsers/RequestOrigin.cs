using IdentityHub.Kernel.Auditing;
using Microsoft.AspNetCore.Http;

namespace IdentityHub.OpenId.Browsers;

/// <summary>The address of whoever sent the HTTP or gRPC request that is being served, as trusted proxies report it.</summary>
internal sealed class RequestOrigin(IHttpContextAccessor accessor) : IAuditOrigin
{
    public string? RemoteAddress => accessor.HttpContext?.Connection.RemoteIpAddress?.ToString();
}
