using IdentityHub.Samples.Storefront;

await StorefrontApp.Build(args).RunAsync();
