using System.Security.Cryptography;
using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId.Grants;
using IdentityHub.OpenId.Sessions;
using IdentityHub.Storage.Conformance.Engines;
using IdentityHub.Testing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using static IdentityHub.Storage.Conformance.Engines.Hub;

namespace IdentityHub.Storage.Conformance.SignOn;

public sealed class TokenTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory, EveryEngine]
    public async Task AStoredTokenComesBackAsItWasAndAnUnknownOneIsNotThere(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var tokens = database.Node().GetRequiredService<ITokenStore>();
        var (family, token) = (Family(), Token(TokenKind.Code));
        token = token with { Family = family.Id };

        (await tokens.WriteAsync(new TokenWrite { At = Now, Family = family, Tokens = [token] }, Stop)).ShouldBeTrue();

        var found = (await tokens.FindAsync(token.Id, Stop)).ShouldNotBeNull();
        (found.Kind, found.State, found.ClientId, found.Family, found.FamilyLives, found.ExpiresAt).ShouldBe((TokenKind.Code, TokenState.Valid, "client", family.Id, true, token.ExpiresAt));
        found.Payload.ShouldBe(token.Payload);
        (await tokens.FindAsync(TokenId.Of("another"), Stop)).ShouldBeNull();
    }

    [Theory, EveryEngine]
    public async Task OfFiftyThatUseATokenAtOnceOnTwoNodesOneDoesAndItsSuccessorAloneIsKept(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        ITokenStore[] nodes = [database.Node().GetRequiredService<ITokenStore>(), database.Node().GetRequiredService<ITokenStore>()];
        var family = Family();
        var presented = Token(TokenKind.Refresh) with { Family = family.Id };
        await nodes[0].WriteAsync(new TokenWrite { At = Now, Family = family, Tokens = [presented] }, Stop);
        var successors = Enumerable.Range(0, 50).Select(_ => Token(TokenKind.Refresh) with { Family = family.Id }).ToList();

        var won = await Task.WhenAll(successors.Select((successor, i) => nodes[i % 2].WriteAsync(
            new TokenWrite { At = Now, Use = new TokenUse(presented.Id, successor.Payload), Tokens = [successor] }, Stop).AsTask()));

        var winner = won.ToList().IndexOf(true);
        won.Count(one => one).ShouldBe(1);
        var used = (await nodes[1].FindAsync(presented.Id, Stop)).ShouldNotBeNull();
        (used.State, used.UsedAt).ShouldBe((TokenState.Redeemed, Now));
        used.Successor.ShouldBe(successors[winner].Payload);
        foreach (var (successor, i) in successors.Select((successor, i) => (successor, i)))
            ((await nodes[0].FindAsync(successor.Id, Stop)) is not null).ShouldBe(i == winner);
    }

    [Theory, EveryEngine]
    public async Task AFamilyThatEndedGivesNothingAndEveryNodeHearsOfItAtOnce(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        IServiceProvider[] nodes = [database.Node(), database.Node()];
        var tokens = nodes[0].GetRequiredService<ITokenStore>();
        var family = Family();
        var token = Token(TokenKind.Refresh) with { Family = family.Id };
        await tokens.WriteAsync(new TokenWrite { At = Now, Family = family, Tokens = [token] }, Stop);
        using var board = new NoticeBoard(nodes[1].GetRequiredService<INoticeStore>(), TimeProvider.System);
        await board.CatchUpAsync(Stop);
        board.IsDenied(null, family.Id.ToString("N")).ShouldBeFalse();

        await using (var scope = nodes[0].CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<Kernel.Work.IUnitOfWork>().ExecuteAsync(async (_, cancellation) =>
            {
                await scope.ServiceProvider.GetRequiredService<IGrantStore>().RevokeAsync(family.Id, cancellation);
                return true;
            }, Stop);
        }

        (await tokens.FindAsync(token.Id, Stop)).ShouldNotBeNull().FamilyLives.ShouldBeFalse();
        (await tokens.WriteAsync(new TokenWrite { At = Now, Use = new TokenUse(token.Id), Tokens = [Token(TokenKind.Refresh)] }, Stop)).ShouldBeFalse();
        await board.CatchUpAsync(Stop);
        board.IsDenied(null, family.Id.ToString("N")).ShouldBeTrue();
    }

    [Theory, EveryEngine]
    public async Task ASessionThatEndedOpensNoFamilyAndALivingOneGainsItsRelyingParty(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = database.Node();
        var tokens = node.GetRequiredService<ITokenStore>();
        await using var scope = node.CreateAsyncScope();
        var sessions = scope.ServiceProvider.GetRequiredService<ISessionStore>();
        var session = new SessionRecord(TypeId.New<SessionId>(TimeProvider.System), TypeId.New<AccountId>(TimeProvider.System), Now, Now, Now, Now.AddDays(1), ["pwd"], "Firefox on Linux", null, null);
        await sessions.AddAsync(session, Stop);

        foreach (var _ in new int[2])
        {
            var family = Family() with { Session = session.Id, Account = session.Account };
            (await tokens.WriteAsync(new TokenWrite { At = Now, Family = family, Tokens = [Token(TokenKind.Code) with { Family = family.Id }] }, Stop)).ShouldBeTrue();
        }
        (await sessions.ClientsAsync(session.Id, Stop)).ShouldBe(["client"]);
        (await sessions.EndAsync(session.Id, SessionEnding.SignedOut, Now, Stop)).ShouldBeTrue();
        var late = Token(TokenKind.Code);

        (await tokens.WriteAsync(new TokenWrite { At = Now, Family = Family() with { Session = session.Id }, Tokens = [late] }, Stop)).ShouldBeFalse();

        (await tokens.FindAsync(late.Id, Stop)).ShouldBeNull();
    }

    [Theory, EveryEngine]
    public async Task PruningTakesWhatIsOverInBatchesAndNothingElse(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = database.Node();
        var tokens = node.GetRequiredService<ITokenStore>();
        var over = Enumerable.Range(0, 5).Select(_ => Token(TokenKind.Refresh) with { KeptUntil = Now.AddMinutes(-1) }).ToList();
        var living = Token(TokenKind.Refresh);
        await tokens.WriteAsync(new TokenWrite { At = Now, Tokens = [.. over, living] }, Stop);
        await tokens.WriteAsync(new TokenWrite { At = Now.AddHours(-1), Use = new TokenUse(living.Id, [1, 2, 3]) }, Stop);
        await using var scope = node.CreateAsyncScope();
        var grants = scope.ServiceProvider.GetRequiredService<IGrantStore>();

        (await grants.PruneAsync(Now, 3, Stop)).ShouldBe(4, "three rows and a successor");
        (await grants.PruneAsync(Now, 3, Stop)).ShouldBe(2);

        (await grants.PruneAsync(Now, 3, Stop)).ShouldBe(0);
        var kept = (await tokens.FindAsync(living.Id, Stop)).ShouldNotBeNull();
        (kept.State, kept.Successor).ShouldBe((TokenState.Redeemed, null));
    }

    private static NewFamily Family() => new(Guid.CreateVersion7(), "client", null, null, Now, Now.AddDays(90));

    private static NewToken Token(TokenKind kind) =>
        new(TokenId.Of(TokenId.CreateHandle()), kind, "client", null, Now, Now.AddMinutes(1), Now.AddDays(1), RandomNumberGenerator.GetBytes(200));
}
