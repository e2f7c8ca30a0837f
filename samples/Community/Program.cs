using IdentityHub.Samples.Community;

await CommunityApp.Build(args).RunAsync();
