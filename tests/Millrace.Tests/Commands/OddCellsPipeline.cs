namespace Millrace.Tests.Commands;

[Pipeline("odd-cells")]
public sealed partial class OddCellsPipeline
{
    private void Define()
    {
        MakeOddCells.Step();
    }
}
