using IdentityHub.Storage.Bulk;
using IdentityHub.Storage.Feed;
using IdentityHub.Storage.Jobs;
using IdentityHub.Storage.Migrating;
using IdentityHub.Storage.Work;

namespace IdentityHub.Storage.Engines;

/// <summary>What is said differently to each database engine.</summary>
/// <param name="Inserts">Many rows at once.</param>
/// <param name="Locks">Striped locks.</param>
/// <param name="Requests">Request ids.</param>
/// <param name="Positions">Outbox to feed.</param>
/// <param name="Jobs">Taking jobs.</param>
/// <param name="Faults">What an exception means.</param>
/// <param name="Migrations">One node at a time.</param>
internal sealed record Engine(
    IBulkInsert Inserts, IStripeLocks Locks, IRequestLookup Requests, IPositionSql Positions, IJobSql Jobs, IFaults Faults, IMigrationTurn Migrations);
