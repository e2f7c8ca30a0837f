using System.Runtime.CompilerServices;
using IdentityHub.Accounts;
using IdentityHub.Kernel.Ids;
using IdentityHub.Storage.OpenId;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace IdentityHub.Storage;

/// <summary>What nearly every request of single sign-on reads, compiled once per model (each engine has its own).</summary>
internal sealed class HotQueries
{
    private static readonly ConditionalWeakTable<IModel, HotQueries> All = [];

    private HotQueries()
    {
    }

    public Func<HubDbContext, SessionId, Task<SessionRow?>> Session { get; } = EF.CompileAsyncQuery((HubDbContext db, SessionId id) =>
        db.Set<SessionRow>().AsNoTracking().SingleOrDefault(row => row.Id == id));

    public Func<HubDbContext, Guid, Task<HubUser?>> Account { get; } = EF.CompileAsyncQuery((HubDbContext db, Guid id) =>
        db.Set<HubUser>().AsNoTracking().SingleOrDefault(user => user.Id == id));

    public Func<HubDbContext, Guid, IAsyncEnumerable<string>> Roles { get; } = EF.CompileAsyncQuery((HubDbContext db, Guid id) =>
        from membership in db.Set<IdentityUserRole<Guid>>()
        join role in db.Set<IdentityRole<Guid>>() on membership.RoleId equals role.Id
        where membership.UserId == id
        orderby role.Name
        select role.Name!);

    public static HotQueries Of(HubDbContext db) => All.GetValue(db.Model, _ => new HotQueries());
}
