namespace Millrace.Safety.Tests.Work;

/// <summary>What the steps of the graph of work do: the same bytes whenever, wherever and however often they do it.</summary>
internal static class WorkSteps
{
    public const int Size = 200_000;
    private const string Reason = "what it gets from the program changes no result";

    [Deterministic(Reason)]
    public static async ValueTask MakeAsync(StepCall call)
    {
        await ComputeAsync(call).ConfigureAwait(false);
        byte[] content = new byte[(int)(Size * call.Parameter<double>(1))];
        new Random(1000 + call.Parameter<int>(0)).NextBytes(content);
        call.Output(0, new Block(content));
    }

    [Deterministic(Reason)]
    public static async ValueTask MixAsync(StepCall call)
    {
        await ComputeAsync(call).ConfigureAwait(false);
        IReadOnlyList<Block> blocks = call.InputList<Block>(0);
        byte[] mixed = new byte[blocks.Max(static block => block.Content.Length)];
        for (int each = 0; each < blocks.Count; each++)
        {
            byte[] content = blocks[each].Content;
            for (int i = 0; i < content.Length; i++)
                mixed[i] = (byte)((mixed[i] * 3) + content[i] + each);
        }

        call.Output(0, new Block(mixed));
    }

    [Deterministic(Reason)]
    public static async ValueTask CountAsync(StepCall call)
    {
        await ComputeAsync(call).ConfigureAwait(false);
        call.Output(0, new Value<double>(call.Input<Block>(0).Content.Sum(static each => (double)each) / 7));
    }

    [Deterministic(Reason)]
    public static async ValueTask PassAsync(StepCall call)
    {
        await ComputeAsync(call).ConfigureAwait(false);
        call.Output(0, call.Input<Block>(0));
    }

    [Deterministic(Reason)]
    public static async ValueTask SplitAsync(StepCall call)
    {
        await ComputeAsync(call).ConfigureAwait(false);
        byte[] content = call.Input<Block>(0).Content;
        call.Output(0, Collection.Of(content.Chunk(content.Length / 3).Select(static part => new Block(part))));
    }

    [Deterministic(Reason)]
    public static async ValueTask JoinAsync(StepCall call)
    {
        await ComputeAsync(call).ConfigureAwait(false);
        var joined = new List<byte>();
        await foreach (Block part in call.Input<Collection<Block>>(0).ConfigureAwait(false))
            joined.InsertRange(0, part.Content);
        call.Output(0, new Block([.. joined]));
    }

    [Deterministic(Reason)]
    public static async ValueTask SumAsync(StepCall call)
    {
        await ComputeAsync(call).ConfigureAwait(false);
        call.Output(0, new Value<double>(call.InputList<Value<double>>(0).Sum(static each => each.Content)));
    }

    private static Task ComputeAsync(StepCall call) => ((WorkServices)call.Services.GetService(typeof(WorkServices))!).ComputeAsync(call.Context.StepName);
}
