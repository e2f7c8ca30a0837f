using System.Text.Json;
using IdentityHub.Storage.Work;

namespace IdentityHub.Storage.SqlServer;

/// <summary>Application locks of the transaction, one after the other in one round trip.</summary>
internal sealed class SqlServerStripeLocks : IStripeLocks
{
    internal const string Text =
        """
        DECLARE @name nvarchar(255), @result int;
        DECLARE stripes CURSOR LOCAL FAST_FORWARD FOR
            SELECT CONCAT(N'identityhub stripe ', value) FROM OPENJSON(@stripes) ORDER BY CAST([key] AS int);
        OPEN stripes;
        FETCH NEXT FROM stripes INTO @name;
        WHILE @@FETCH_STATUS = 0
        BEGIN
            EXEC @result = sp_getapplock @Resource = @name, @LockMode = N'Exclusive', @LockOwner = N'Transaction', @LockTimeout = 30000;
            IF @result < 0
                THROW 50001, N'A stripe was not granted: deadlock or timeout.', 1;
            FETCH NEXT FROM stripes INTO @name;
        END;
        CLOSE stripes;
        DEALLOCATE stripes;
        """;

    public async Task TakeAsync(HubDbContext db, int[] stripes, CancellationToken cancellation)
    {
        await using var command = db.SqlServerCommand(Text, ("@stripes", JsonSerializer.Serialize(stripes)));
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
