using IdentityHub.Protos.Contract;

namespace IdentityHub.Protos.Review.V1;

partial class ClaimRequest : IWriteRequest;

partial class ClaimNextRequest : IWriteRequest;

partial class ReleaseRequest : IWriteRequest;

partial class AssignRequest : IWriteRequest;

partial class DeferRequest : IWriteRequest;

partial class CommentRequest : IWriteRequest;

partial class DecideRequest : IWriteRequest;

partial class UndoRequest : IWriteRequest;

partial class DecideResponse : IAnswer;

partial class BatchDecideResponse : IAnswer;

partial class UndoResponse : IAnswer;
