using System.CommandLine;

var root = new RootCommand("IdentityHub: identity, consent and customer master data.");
return await root.Parse(args).InvokeAsync();
