using IdentityHub.Protos.Contract;

// What interceptors and clients need to know of the generated messages, without reflection.
namespace IdentityHub.Protos.Merge.V1;

public sealed partial class MergeRequest : IWriteRequest;

public sealed partial class UnmergeRequest : IWriteRequest;

public sealed partial class MergeResponse : IAnswer;

public sealed partial class UnmergeResponse : IAnswer;

public sealed partial class ListHistoryResponse : IAnswer;
