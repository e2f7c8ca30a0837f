using Npgsql;

namespace IdentityHub.Storage.PostgreSql;

/// <summary>
/// Single questions of many callers in common round trips: what is asked while some are under way goes with the next one. So a caller waits for at most one trip that isn't theirs,
/// and sees everything that was committed before they asked, while the cost of a trip is shared by all who are in it.
/// </summary>
/// <param name="connections">Where to ask.</param>
/// <param name="read">Asks for all of the keys on an open connection; those that aren't found are left out.</param>
internal sealed class SharedRoundTrips<TKey, TValue>(PostgreSqlLookUps connections, Func<NpgsqlConnection, TKey[], Task<IReadOnlyDictionary<TKey, TValue>>> read)
    where TKey : notnull
    where TValue : class
{
    /// <summary>While the server works for one, the answers of the other are read.</summary>
    private const int AtOnce = 2;

    private const int MostKeys = 256;

    private readonly Lock turn = new();
    private readonly Queue<Question> waiting = new();
    private int underWay;

    public ValueTask<TValue?> AskAsync(TKey key, CancellationToken cancellation)
    {
        var question = new Question(key);
        lock (turn)
        {
            waiting.Enqueue(question);
            if (underWay < AtOnce)
            {
                underWay++;
                _ = Task.Run(TravelAsync, CancellationToken.None);
            }
        }
        return new ValueTask<TValue?>(question.Answer.Task.WaitAsync(cancellation));
    }

    private async Task TravelAsync()
    {
        while (Take() is { Length: > 0 } questions)
            await AnswerAsync(questions);
    }

    private Question[] Take()
    {
        lock (turn)
        {
            var questions = new Question[Math.Min(waiting.Count, MostKeys)];
            for (var i = 0; i < questions.Length; i++)
                questions[i] = waiting.Dequeue();
            if (questions.Length == 0)
                underWay--;
            return questions;
        }
    }

    private async Task AnswerAsync(Question[] questions)
    {
        try
        {
            var keys = questions.Length == 1 ? [questions[0].Key] : questions.Select(question => question.Key).Distinct().ToArray();
            var found = await TryTwiceAsync(keys);
            foreach (var question in questions)
                question.Answer.TrySetResult(found.GetValueOrDefault(question.Key));
        }
        catch (Exception failure)
        {
            foreach (var question in questions)
                question.Answer.TrySetException(failure);
        }
    }

    private async Task<IReadOnlyDictionary<TKey, TValue>> TryTwiceAsync(TKey[] keys)
    {
        try
        {
            return await TryAsync(keys);
        }
        catch (NpgsqlException failure) when (failure.IsTransient)
        {
            // A pooled connection that the server has closed is found out by its first use.
            return await TryAsync(keys);
        }
    }

    private async Task<IReadOnlyDictionary<TKey, TValue>> TryAsync(TKey[] keys)
    {
        await using var connection = await connections.OpenAsync();
        return await read(connection, keys);
    }

    private sealed class Question(TKey key)
    {
        public TKey Key => key;

        public TaskCompletionSource<TValue?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
