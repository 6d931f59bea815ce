namespace Millrace.Data.Tests.Datasets;

/// <summary>Views whose column is another enumeration.</summary>
public sealed class EnumViewTests : IDisposable
{
    private const string Expected = "Column \"kind\" is Enum(OtherMeal)? in OtherLunch and Enum(Meal)? in Lunch: give it the same type in both.";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task They_are_refused_before_anything_is_read_in_memory_and_in_files()
    {
        Dataset<Lunch> inMemory = Dataset.Of(new Lunch { Kind = Meal.Soup, Extras = [Meal.Bread] });
        await Artifacts.SaveAsync(inMemory, _folder.Folder("lunch"));

        foreach (Dataset<Lunch> lunches in (Dataset<Lunch>[])[inMemory, await Artifacts.LoadAsync<Dataset<Lunch>>(_folder.File("lunch"))])
        {
            Assert.Equal(Expected, Assert.Throws<DataException>(lunches.Project<OtherLunch>).Message);
            Assert.Equal(Expected, Assert.Throws<DataException>(lunches.Where(Lunch.Columns.Kind.IsPresent()).Project<OtherLunch>).Message);
            Assert.Equal(
                "Column \"extras\" is List(Enum(OtherMeal)) in OtherExtras and List(Enum(Meal)) in Lunch: give it the same type in both.",
                Assert.Throws<DataException>(lunches.Project<OtherExtras>).Message);
            Assert.Equal(
                "Column \"kind\" is Int32? in CountedLunch and Enum(Meal)? in Lunch: give it the same type in both.",
                Assert.Throws<DataException>(lunches.Project<CountedLunch>).Message);
            Assert.Equal(Meal.Soup, Assert.Single(await lunches.Project<LunchKind>().ToArrayAsync()).Kind);
        }
    }
}
