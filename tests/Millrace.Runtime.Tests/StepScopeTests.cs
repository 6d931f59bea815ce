using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

public sealed class StepScopeTests
{
    [Fact]
    public async Task What_is_made_for_a_step_is_let_go_with_it_and_shared_with_no_other()
    {
        using var test = new TestStore();
        var clients = new ConcurrentQueue<Client>();
        await using ServiceProvider services = new ServiceCollection().AddScoped(_ =>
        {
            var client = new Client();
            clients.Enqueue(client);
            return client;
        }).BuildServiceProvider(validateScopes: true);
        var used = new ConcurrentQueue<Client>();
        PipelinePlan plan = Plan([.. Enumerable.Range(0, 20).Select(i => Step($"step-{i}", Asking(used)))]);

        RunResult result = await new PipelineRunner(test.Store, services, NullLoggerFactory.Instance, test.Time, new FixedCode("code 1")).RunAsync(
            TestStore.Bind(plan), new RunOptions(), IRunObserver.None, CancellationToken.None);

        Assert.Equal(RunStatus.Succeeded, result.Status);
        Assert.Equal(20, used.Distinct().Count());
        Assert.All(used, static client => Assert.True(client.WasOpenWhenUsed));
        Assert.All(clients, static client => Assert.True(client.IsClosed));
    }

    [Fact]
    public async Task A_service_that_cannot_be_let_go_is_no_matter_of_the_steps_result()
    {
        using var test = new TestStore();
        await using ServiceProvider services = new ServiceCollection().AddScoped(static _ => new Client { Throws = true }).BuildServiceProvider();
        PipelinePlan plan = Plan(
            Step("good", Asking([])),
            Step("bad", Of(
                "bad",
                static call => throw new FormatException($"{call.Services.GetRequiredService<Client>().IsClosed}"),
                services: static services => [services.GetRequiredService<Client>()])));

        RunResult result = await new PipelineRunner(test.Store, services, NullLoggerFactory.Instance, test.Time, new FixedCode("code 1")).RunAsync(
            TestStore.Bind(plan), new RunOptions { KeepGoing = true }, IRunObserver.None, CancellationToken.None);

        Assert.Equal("good executed, bad failed", result.States());
        Assert.Equal("False", Assert.IsType<FormatException>(result.Step("bad").Error!.Exception).Message);
    }

    private static ComponentDescriptor Asking(ConcurrentQueue<Client> used) => Of(
        "asking",
        call =>
        {
            Client client = call.Services.GetRequiredService<Client>();
            client.WasOpenWhenUsed = !client.IsClosed;
            used.Enqueue(client);
            call.Output(0, new Text("a"));
            return ValueTask.CompletedTask;
        },
        cache: CachePolicy.Never,
        services: static services => [services.GetRequiredService<Client>()]);

    private sealed class Client : IAsyncDisposable
    {
        public bool IsClosed { get; private set; }

        public bool WasOpenWhenUsed { get; set; }

        public bool Throws { get; init; }

        public ValueTask DisposeAsync()
        {
            IsClosed = true;
            return Throws ? throw new InvalidOperationException("no way to close") : ValueTask.CompletedTask;
        }
    }
}
