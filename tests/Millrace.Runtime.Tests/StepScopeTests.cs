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

        public ValueTask DisposeAsync()
        {
            IsClosed = true;
            return ValueTask.CompletedTask;
        }
    }
}
