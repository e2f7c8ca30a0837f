using System.Reflection;
using BenchmarkDotNet.Running;
using IdentityHub.Benchmarks.Hub;

// `hub …` loads a whole hub; anything else is BenchmarkDotNet's.
if (args is ["hub", ..])
    return await HubLoad.RunAsync(args[1..]);
BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
return 0;
