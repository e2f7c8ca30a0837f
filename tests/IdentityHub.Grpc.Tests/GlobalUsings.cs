global using Grpc.Core;
global using IdentityHub.Grpc.Tests.Hosting;
global using Shouldly;
global using Xunit;
