using IdentityHub.Accounts.Passwords;
using Microsoft.AspNetCore.Identity;
using Shouldly;
using Xunit;

namespace IdentityHub.Accounts.Tests.Passwords;

public sealed class HashingQueueTests
{
    private static readonly Argon2PasswordHasher Hasher = new(new Argon2Parameters(64, 1));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hundred_at_once_wait_without_a_thread_and_all_are_answered()
    {
        using var queue = new HashingQueue(atOnce: 1, places: 101);
        var hash = Hasher.HashPassword(new HubUser(), "Lovelace-1815");
        var first = new TaskCompletionSource<bool>();
        using var holder = queue.TryEnter()!;
        var held = holder.InTurnAsync(() => first.Task, Cancellation);

        // This thread alone queues all of them: none of the calls waits for its turn before it returns.
        var places = Enumerable.Range(0, 100).Select(_ => queue.TryEnter()!).ToList();
        var waiting = places.Select(place => Hasher.VerifyAsync(place, hash, "Lovelace-1815", Cancellation)).ToList();
        waiting.ShouldAllBe(task => !task.IsCompleted);

        first.SetResult(true);
        await held;
        (await Task.WhenAll(waiting)).ShouldAllBe(verdict => verdict == PasswordVerificationResult.Success);
        places.ForEach(place => place.Dispose());
    }

    [Fact]
    public void A_full_queue_says_so_until_somebody_leaves_and_leaving_twice_is_leaving_once()
    {
        using var queue = new HashingQueue(atOnce: 1, places: 2);
        var (first, second) = (queue.TryEnter()!, queue.TryEnter()!);
        queue.TryEnter().ShouldBeNull();
        queue.TryEnter().ShouldBeNull();

        first.Dispose();
        first.Dispose();
        using var third = queue.TryEnter();
        third.ShouldNotBeNull();
        queue.TryEnter().ShouldBeNull();
        second.Dispose();
    }

    [Fact]
    public async Task Who_goes_away_while_waiting_gives_the_turn_to_the_next()
    {
        using var queue = new HashingQueue(atOnce: 1, places: 3);
        var running = new TaskCompletionSource<bool>();
        using var holder = queue.TryEnter()!;
        var held = holder.InTurnAsync(() => running.Task, Cancellation);
        using var gone = new CancellationTokenSource();
        using var left = queue.TryEnter()!;
        using var stays = queue.TryEnter()!;
        var leaving = left.InTurnAsync(() => Task.FromResult(1), gone.Token);
        var staying = stays.InTurnAsync(() => Task.FromResult(2), Cancellation);

        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => leaving);
        running.SetResult(true);
        await held;
        (await staying).ShouldBe(2);
    }

    [Fact]
    public async Task What_a_request_hashes_the_framework_verifies_and_the_other_way_round()
    {
        using var queue = new HashingQueue(atOnce: 2, places: 2);
        using var place = queue.TryEnter()!;
        var made = await Hasher.HashAsync(place, "Lovelace-1815", Cancellation);
        Hasher.VerifyHashedPassword(new HubUser(), made, "Lovelace-1815").ShouldBe(PasswordVerificationResult.Success);
        (await Hasher.VerifyAsync(place, Hasher.HashPassword(new HubUser(), "Lovelace-1815"), "Babbage-1815", Cancellation)).ShouldBe(PasswordVerificationResult.Failed);
        (await Hasher.VerifyAsync(place, "nonsense", "Babbage-1815", Cancellation)).ShouldBe(PasswordVerificationResult.Failed);
    }
}
