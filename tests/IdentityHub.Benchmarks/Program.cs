using System.Reflection;
using BenchmarkDotNet.Running;
using IdentityHub.Benchmarks.Consents;
using IdentityHub.Benchmarks.Desk;
using IdentityHub.Benchmarks.Hub;
using IdentityHub.Benchmarks.Matching;
using IdentityHub.Benchmarks.SignOn;

// `hub …` loads a whole hub, `desk …` times a steward's keys in a browser, `sign-on …` the hub's single sign-on beside its peers, `guess-timing …` times who is known there; anything else is BenchmarkDotNet's.
if (args is ["hub", ..])
    return await HubLoad.RunAsync(args[1..]);
if (args is ["sign-on", ..])
    return await SignOnRun.RunAsync(args[1..]);
if (args is ["guess-timing", ..])
    return await GuessTiming.RunAsync(args[1..]);
if (args is [DefaultOpenIddict.Command, var address, var database])
    return await DefaultOpenIddict.RunAsync(address, database);
if (args is ["consent", ..])
    return await ConsentRun.RunAsync(args[1..]);
if (args is ["desk", ..])
    return await DeskRun.RunAsync(args[1..]);
if (args is ["realtime", ..])
    return RealTimeFigures.Run(args[1..]);
BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
return 0;
