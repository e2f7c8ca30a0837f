using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace IdentityHub.Kernel.Jobs;

/// <summary>Registers background work.</summary>
public static class JobComposition
{
    /// <summary>Registers the handler of one kind of job; it runs on nodes with the role <c>worker</c>.</summary>
    public static IServiceCollection AddJobHandler<THandler>(this IServiceCollection services) where THandler : class, IJobHandler
    {
        services.TryAddScoped<THandler>();
        return services.AddSingleton(new JobRegistration(THandler.Kind, typeof(THandler), null));
    }

    /// <summary>
    /// Registers a job that exists once per hub, not per node, with an empty payload, and comes again the given time after it completed: pruning,
    /// expiry, reports.
    /// </summary>
    public static IServiceCollection AddRecurringJob<THandler>(this IServiceCollection services, TimeSpan every) where THandler : class, IJobHandler
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(every, TimeSpan.Zero);
        services.TryAddScoped<THandler>();
        return services.AddSingleton(new JobRegistration(THandler.Kind, typeof(THandler), every));
    }
}
