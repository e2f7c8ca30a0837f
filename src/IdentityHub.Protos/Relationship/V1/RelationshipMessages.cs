using IdentityHub.Protos.Contract;

namespace IdentityHub.Protos.Relationship.V1;

partial class RelateRequest : IWriteRequest;

partial class EndRequest : IWriteRequest;

partial class ListResponse : IAnswer;

partial class RelateResponse : IAnswer;

partial class EndResponse : IAnswer;
