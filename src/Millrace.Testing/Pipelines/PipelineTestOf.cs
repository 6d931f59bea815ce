using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Millrace.Runtime;

namespace Millrace.Testing;

/// <summary>The test of one pipeline; begun with <see cref="PipelineTest.Of{TPipeline}"/>.</summary>
/// <typeparam name="TPipeline">The pipeline's class.</typeparam>
public sealed class PipelineTest<TPipeline>
    where TPipeline : class, IPipeline<TPipeline>
{
    private readonly Dictionary<string, string> _pipelineValues = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _stepValues = new(StringComparer.Ordinal);
    private readonly Dictionary<int, object[]> _replacements = [];
    private readonly ServiceCollection _services = [];
    private RunOptions _options = new();
    private string? _store;

    internal PipelineTest()
    {
    }

    /// <summary>Sets a parameter of the pipeline.</summary>
    /// <typeparam name="TValue">The parameter's type.</typeparam>
    /// <param name="member">The property, as <c>p =&gt; p.Epochs</c>; it is read from the text, never called.</param>
    /// <param name="value">The value.</param>
    /// <param name="text">The text of <paramref name="member"/>; the compiler gives it.</param>
    /// <exception cref="ArgumentException">The text is no property that is a parameter.</exception>
    public PipelineTest<TPipeline> With<TValue>(
        Func<TPipeline, TValue> member, TValue value, [CallerArgumentExpression(nameof(member))] string text = "")
    {
        string name = text[(text.LastIndexOf('.') + 1)..].Trim();
        ParameterInfo parameter = TPipeline.Plan.Parameters.FirstOrDefault(each => each.Member == name) ?? throw new ArgumentException(
            $"'{text}' names no parameter of {TypeNames.Display(typeof(TPipeline))}: "
            + $"write p => p.{string.Join(" or p => p.", TPipeline.Plan.Parameters.Select(static each => each.Member))}.",
            nameof(member));
        _pipelineValues[parameter.Name] = parameter.Codec.Format(value);
        return this;
    }

    /// <summary>Sets a parameter as the option <c>--set</c> does.</summary>
    /// <param name="name"><c>step.parameter</c>, or the name of a parameter of the pipeline, in kebab case.</param>
    /// <param name="text">The value as text.</param>
    public PipelineTest<TPipeline> Set(string name, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        (name.Contains('.', StringComparison.Ordinal) ? _stepValues : _pipelineValues)[name] = text;
        return this;
    }

    /// <summary>Replaces the steps of a component by given results. What only these steps need is not run either.</summary>
    /// <typeparam name="TComponent">The component's class.</typeparam>
    /// <param name="outputs">The outputs, in the component's order.</param>
    /// <exception cref="ArgumentException">No step uses the component, or the outputs are not of its types.</exception>
    public PipelineTest<TPipeline> Replace<TComponent>(params object[] outputs)
        where TComponent : class
    {
        ImmutableArray<PlanStep> all = TPipeline.Plan.Steps;
        int[] steps = [.. Enumerable.Range(0, all.Length).Where(index => all[index].Component.Type == typeof(TComponent))];
        if (steps.Length == 0)
        {
            throw new ArgumentException(
                $"No step of '{TPipeline.Plan.Name}' uses {TypeNames.Display(typeof(TComponent))}. "
                + $"Its components: {string.Join(", ", all.Select(static step => TypeNames.Display(step.Component.Type)).Distinct())}.");
        }

        foreach (int step in steps)
            ReplaceAt(step, outputs);
        return this;
    }

    /// <summary>Replaces one step by given results. What only this step needs is not run either.</summary>
    /// <param name="step">The step's name.</param>
    /// <param name="outputs">The outputs, in the component's order.</param>
    /// <exception cref="ArgumentException">There is no such step, or the outputs are not of its types.</exception>
    public PipelineTest<TPipeline> ReplaceStep(string step, params object[] outputs)
    {
        int index = Enumerable.Range(0, TPipeline.Plan.Steps.Length).FirstOrDefault(index => TPipeline.Plan.Steps[index].Name == step, -1);
        if (index < 0)
        {
            throw new ArgumentException(
                $"Pipeline '{TPipeline.Plan.Name}' has no step '{step}'.{NearestName.Proposal(step, TPipeline.Plan.Steps.Select(static each => each.Name))}",
                nameof(step));
        }

        ReplaceAt(index, outputs);
        return this;
    }

    /// <summary>Registers services that components take.</summary>
    /// <param name="configure">Registers them.</param>
    public PipelineTest<TPipeline> Services(Action<IServiceCollection> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        configure(_services);
        return this;
    }

    /// <summary>Changes how the pipeline is run: its seed, steps to begin or end with.</summary>
    /// <param name="configure">Returns the changed options.</param>
    public PipelineTest<TPipeline> Options(Func<RunOptions, RunOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        _options = configure(_options);
        return this;
    }

    /// <summary>Runs in a store that stays, so that a second run can be seen to reuse the first one's results.</summary>
    /// <param name="path">The store's folder.</param>
    public PipelineTest<TPipeline> InStore(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _store = path;
        return this;
    }

    /// <summary>Runs the pipeline.</summary>
    /// <param name="cancellation">Ends the run early.</param>
    /// <returns>How it ended, whatever that is; see <see cref="PipelineTestResult.EnsureSucceeded"/>. Disposing it removes a temporary store.</returns>
    /// <exception cref="ParameterException">A parameter is unknown, missing or out of range.</exception>
    public async Task<PipelineTestResult> RunAsync(CancellationToken cancellation = default)
    {
        BoundPlan plan = PlanBinder.Bind(PlanReplacement.Apply(TPipeline.Plan, _replacements), _pipelineValues, _stepValues);
        ServiceProvider services = _services.AddLogging().BuildServiceProvider();
        string folder = _store ?? Path.Combine(Path.GetTempPath(), $"millrace-test-{Path.GetRandomFileName()}");
        Store store = Store.Open(folder, TimeProvider.System);
        PipelineTestResult result = new(store, services, isTemporary: _store is null);
        try
        {
            PipelineRunner runner = new(store, services, services.GetRequiredService<ILoggerFactory>(), TimeProvider.System);
            result.Run = await runner.RunAsync(plan, _options, IRunObserver.None, cancellation).ConfigureAwait(false);
            return result;
        }
        catch
        {
            await result.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private void ReplaceAt(int step, object[] outputs)
    {
        PlanReplacement.Check(TPipeline.Plan.Steps[step], outputs);
        _replacements[step] = outputs;
    }
}
