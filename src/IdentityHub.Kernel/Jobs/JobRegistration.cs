namespace IdentityHub.Kernel.Jobs;

/// <summary>Which handler does which kind of job; made by <see cref="JobComposition"/>.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Handler">The handler's type, an <see cref="IJobHandler"/> in the container.</param>
/// <param name="Every">For a job that comes again by itself: how long after its end; null for one that is enqueued.</param>
public sealed record JobRegistration(string Kind, Type Handler, TimeSpan? Every);
