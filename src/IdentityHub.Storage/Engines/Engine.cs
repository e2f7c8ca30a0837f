using IdentityHub.Storage.Bulk;
using IdentityHub.Storage.Feed;
using IdentityHub.Storage.Jobs;
using IdentityHub.Storage.MasterData;
using IdentityHub.Storage.Migrating;
using IdentityHub.Storage.Work;

namespace IdentityHub.Storage.Engines;

/// <summary>What is said differently to each database engine.</summary>
/// <param name="Rows">Many rows at once.</param>
/// <param name="Records">What resolution reads.</param>
/// <param name="Locks">Striped locks.</param>
/// <param name="Requests">Request ids.</param>
/// <param name="Positions">Outbox to feed.</param>
/// <param name="Jobs">Taking jobs.</param>
/// <param name="Faults">What an exception means.</param>
/// <param name="Migrations">One node at a time.</param>
internal sealed record Engine(
    IBulkWrite Rows, IRecordReads Records, IStripeLocks Locks, IRequestLookup Requests, IPositionSql Positions, IJobSql Jobs, IFaults Faults, IMigrationTurn Migrations);
