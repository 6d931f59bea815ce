using Millrace.Data;

namespace Millrace.Tests.Commands;

/// <summary>Makes cells that are hard to show.</summary>
[Component]
public sealed partial class MakeOddCells
{
    public Dataset<OddCells> Run() => Dataset.Of(
        new OddCells
        {
            Text = "a\nb", Pin = 4711, Bytes = [0, 255], Numbers = [1.5f, -2], Names = ["é", null], Day = DayOfWeek.Friday,
            When = new DateTime(2011, 3, 1, 8, 26, 0), Id = new Guid("12345678-0000-4000-8000-000000000001"), Flag = true,
        },
        new OddCells { Text = OddCells.LongText });
}
