using IdentityHub.Kernel.Work;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.Engines;

/// <summary>Finds the cause in what EF Core wrapped.</summary>
internal static class FaultReading
{
    public static Fault Read(this IFaults faults, Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is StaleRevisionException or DbUpdateConcurrencyException)
                return Fault.Conflict;
            if (cause is UnknownCommitException)
                return Fault.Lasting;
            if (faults.Of(cause) is var fault and not Fault.Lasting)
                return fault;
        }
        return Fault.Lasting;
    }
}
