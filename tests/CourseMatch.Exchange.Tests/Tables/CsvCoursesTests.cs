using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;

namespace CourseMatch.Exchange.Tests.Tables;

/// <summary>Courses from tables of every make, and what goes wrong in them.</summary>
public class CsvCoursesTests
{
    private const string Head = "Kursnummer;Titel;Niveau;Beginn;Ende;Wochentage;Uhrzeit;UE;TN max;Gebäude\n";
    private const string Row = "K1;Integrationskurs;A1.1;11.01.2027;05.02.2027;Mo-Fr;8:30-12:30;100;20;Haus\n";

    [Theory]
    [InlineData(';')]
    [InlineData(',')]
    [InlineData('\t')]
    public void The_separator_is_found_by_itself(char separator)
    {
        var reading = Read.Courses((Head + Row).Replace(';', separator));

        Assert.Empty(reading.Errors());
        Assert.Equal(20, Assert.Single(reading.Records).Lessons.Count);
    }

    [Theory]
    [InlineData("sep=;\n")]
    [InlineData("\uFEFFsep=;\r\n")]
    [InlineData("Kursliste Herbst\n\nStand: 20.11.2026;;;\n")]
    [InlineData(";;;;;;;;;\n")]
    public void What_stands_above_the_header_is_passed_over(string above)
    {
        var reading = Read.Courses(above + Head + Row);

        Assert.Empty(reading.Errors());
        Assert.Single(reading.Records);
    }

    [Fact]
    public void A_finding_names_the_line_as_an_editor_counts_it()
    {
        var reading = Read.Courses(
            "Kursliste\n\n" + Head
            + "K1;\"Integrationskurs\nmit Umbruch\";A1.1;11.01.2027;05.02.2027;Mo-Fr;8:30-12:30;100;20;Haus\n"
            + "K2;Integrationskurs;A1.1;31.02.2027;05.02.2027;Mo-Fr;8:30-12:30;100;20;Haus\n");

        var error = Assert.Single(reading.Findings, finding => finding.Severity == Severity.Error);
        Assert.Equal(("CM1202", 6, "Beginn", "K2"),
            (error.Code, error.Place!.Line, error.Place.Column, error.Place.Record));
        Assert.Equal(1, reading.Rejected);
        Assert.Equal("Den Tag „31.02.2027“ gibt es nicht.", FindingTexts.Sentence(error, FindingTexts.German));
        Assert.StartsWith("Vielleicht sind Tag und Monat vertauscht", FindingTexts.Advice(error, FindingTexts.German));
    }

    [Fact]
    public void A_formula_anywhere_in_the_table_is_an_error()
    {
        var reading = Read.Courses(
            "Kursnummer;Titel;Beginn;Sonstiges\nK1;Integrationskurs A1;11.01.2027;=HYPERLINK(\"http://x\")\n");

        var error = Assert.Single(reading.Findings, finding => finding.Severity == Severity.Error);
        Assert.Equal(("CM1107", "Sonstiges"), (error.Code, error.Place!.Column));
        Assert.Empty(reading.Records);
    }

    [Theory]
    [InlineData("#NV")]
    [InlineData("#WERT!")]
    public void An_error_value_of_a_spreadsheet_is_an_error(string value) =>
        Assert.Contains("CM1112", Read.Courses(Head + Row.Replace("Haus", value)).Codes());

    [Fact]
    public void An_apostrophe_before_a_formula_marks_it_as_text() =>
        Assert.Equal(
            "=Kurs", Read.Courses(Head + Row.Replace("Integrationskurs", "'=Kurs")).Records[0].Title);

    [Fact]
    public void Values_shifted_by_a_separator_in_an_unquoted_text_are_an_error() =>
        Assert.Equal(
            ["CM1106"],
            Read.Courses(Head + Row.Replace("Haus", "Haus; Hof")).Errors().Select(error => error[..6]));

    [Fact]
    public void A_row_may_be_shorter_than_the_header() =>
        Assert.Single(Read.Courses(Head + "K1;Integrationskurs;A1.1;11.01.2027;05.02.2027;Mo-Fr\n").Records);

    [Fact]
    public void A_key_that_occurs_twice_is_an_error_that_names_both_lines()
    {
        var error = Read.Courses(Head + Row + Row).Findings.Single(finding => finding.Severity == Severity.Error);

        Assert.Equal("CM1110", error.Code);
        Assert.Equal(["K1", "2", "3"], error.Values.Select(value => value.Value));
    }

    [Fact]
    public void One_number_with_two_keys_is_two_courses_and_a_warning()
    {
        var reading = Read.Courses(
            "guid;Nummer;Titel;Beginn\nG1;T58130;Integrationskurs A1;11.01.2027\n"
            + "G2;T58130;Integrationskurs A2;11.01.2027\n");

        Assert.Equal(["G1", "G2"], reading.Records.Select(record => record.Key));
        Assert.Contains("CM1318", reading.Codes());
    }

    [Fact]
    public void Columns_that_are_missing_are_named_with_those_that_were_recognised()
    {
        var error = Assert.Single(Read.Courses("Kursnummer;Kurstitel;Gebühr\nK1;Integrationskurs;1\n").Findings);

        Assert.Equal("CM1102", error.Code);
        Assert.Contains("Beginn", error.Values[0].Value, StringComparison.Ordinal);
        Assert.Equal("Kursnummer, Titel", error.Values[1].Value);
    }

    [Fact]
    public void A_table_of_something_else_is_shown_with_its_own_columns()
    {
        var error = Assert.Single(Read.Courses("Artikel,Preis,Lager\nHammer,12,3\n").Findings);

        Assert.Equal("CM1101", error.Code);
        Assert.Equal("Artikel, Preis, Lager", error.Values[1].Value);
    }

    [Fact]
    public void Unknown_and_personal_columns_are_named_and_nothing_of_them_is_kept()
    {
        var reading = Read.Courses(
            "Kursnummer;Titel;Beginn;Dozent/in;Mondphase\nK1;Integrationskurs A1;11.01.2027;Jörg Beispiel;voll\n");

        Assert.Equal("Dozent/in", reading.Findings.Single(one => one.Code == "CM1105").Values[0].Value);
        Assert.Equal("Mondphase", reading.Findings.Single(one => one.Code == "CM1104").Values[0].Value);
        Assert.DoesNotContain("Jörg", string.Join(' ', reading.Findings.Select(Read.Shown)), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_columns_of_one_meaning_are_said_and_the_first_is_read()
    {
        var reading = Read.Courses("Kursnummer;knr;Titel;Beginn\nK1;K2;Integrationskurs A1;11.01.2027\n");

        Assert.Equal("K1", reading.Records[0].Number);
        Assert.Contains("CM1103", reading.Codes());
    }

    [Fact]
    public void A_header_without_rows_withdraws_nothing_but_is_refused() =>
        Assert.Equal(["CM1012"], Read.Courses(Head).Codes());

    [Theory]
    [InlineData("K1;Integrationskurs A1.1;;;Mo-Fr;8-12;;20", "CM1302")]
    [InlineData("K1;Integrationskurs A1.1;11.01.2027;;;8-12;;20", "CM1308 CM1305")]
    [InlineData("K1;Integrationskurs A1.1;11.01.2027;;Mo-Fr;;;20", "CM1305")]
    [InlineData("K1;Integrationskurs A1.1;11.01.2027;05.02.2026;Mo-Fr;8-12;100;20", "CM1304")]
    [InlineData("K1;Integrationskurs A1.1;11.01.2027;05.02.2027;Mo-Fr;;;20", "CM1307 CM1317")]
    [InlineData("K1;Integrationskurs A1.1;11.01.2027;05.02.2027;Mo-Fr;8-12;;", "CM1314")]
    [InlineData("K1;Integrationskurs;11.01.2027;05.02.2027;Mo-Fr;8-12;;20", "CM1310")]
    [InlineData("K1;Integrationskurs A1.1;11.01.2027;05.02.2027;nach Absprache;8-12;;20", "CM1209 CM1308")]
    [InlineData("K1;Integrationskurs A1.1;11.01.2027;05.02.2027;Mo-Fr;vormittags;;20", "CM1205 CM1307")]
    [InlineData("K1;Integrationskurs A1.1;11.01.2027;05.02.2027;Mo-Fr;8-12;;viele", "CM1206 CM1314")]
    public void Defects_of_real_lists_are_warnings(string row, string codes)
    {
        var reading = Read.Courses("Kursnummer;Titel;Beginn;Ende;Tage;Zeit;UE;TN max\n" + row + "\n");

        Assert.Empty(reading.Errors());
        var warnings = reading.Findings.Where(finding => finding.Severity == Severity.Warning)
            .Select(finding => finding.Code).ToArray();
        Assert.Empty(codes.Split(' ').Except(warnings));
        Assert.Equal(codes == "CM1302" ? 0 : 1, reading.Records.Count);
    }

    [Fact]
    public void Booked_minus_one_and_missing_are_unknown_and_never_zero()
    {
        var reading = Read.Courses(
            "Kursnummer;Titel;Beginn;TN akt\nK1;Integrationskurs A1;11.01.2027;-1\nK2;Integrationskurs A1;11.01.2027;\n"
            + "K3;Integrationskurs A1;11.01.2027;0\n");

        Assert.Equal([null, null, 0], reading.Records.Select(record => record.SeatsBooked));
    }

    [Fact]
    public void Free_days_are_left_out_and_a_count_that_does_not_match_is_said()
    {
        var reading = Read.Courses(
            "Kursnummer;Titel;Beginn;Ende;Tage;Uhrzeit;Termine;Unterrichtsfrei\n"
            + "K1;Integrationskurs A1;11.01.2027;05.02.2027;Mo-Fr;8-12;20;18.01.2027-20.01.2027, 01.02.2027\n");

        Assert.Equal(16, reading.Records[0].Lessons.Count);
        Assert.DoesNotContain(reading.Records[0].Lessons, lesson => lesson.Day == new DateOnly(2027, 1, 19));
        Assert.Contains("CM1309", reading.Codes());
    }

    [Fact]
    public void A_missing_end_follows_from_units_and_hours_too()
    {
        var reading = Read.Courses(
            "Kursnummer;Titel;Beginn;Tage;Uhrzeit;UE\nK1;Integrationskurs A1;11.01.2027;Mo-Fr;8:30-12:30;100\n");

        Assert.Equal(new DateOnly(2027, 2, 5), reading.Records[0].Modules[0].Days.Last);
        Assert.Contains("CM1303", reading.Codes());
    }

    [Fact]
    public void A_module_plan_gives_the_modules_their_levels_days_and_units()
    {
        var course = Read.Courses(
            "Kursnummer;Titel;Module;Tage;Uhrzeit\n"
            + "K1;Integrationskurs;\"A1.1 11.01.2027-05.02.2027 100 UE | A1.2 08.02.2027-05.03.2027 100 UE\";"
            + "Mo-Fr;8-12\n")
            .Records[0];

        Assert.Equal(["A1.1", "A1.2"], course.Modules.Select(module => module.Level.ToString()));
        Assert.Equal(40, course.Lessons.Count);
        Assert.Equal(new DateOnly(2027, 3, 5), course.Lessons[^1].Day);
    }

    [Theory]
    [InlineData("23.11.2026", "", CourseState.Running)]
    [InlineData("24.11.2026", "", CourseState.Planned)]
    [InlineData("24.11.2026", "geplant", CourseState.Planned)]
    [InlineData("23.11.2026", "geplant", CourseState.Running)]
    [InlineData("24.11.2026", "ausgebucht", CourseState.Closed)]
    [InlineData("24.11.2026", "fällt aus", CourseState.Cancelled)]
    [InlineData("05.10.2026", "", CourseState.Finished)]
    [InlineData("05.10.2026", "fällt aus", CourseState.Cancelled)]
    public void The_state_is_what_the_list_says_else_what_the_days_say(
        string begin, string status, CourseState state) =>
        Assert.Equal(
            state,
            Read.Courses(
                $"Kursnummer;Titel;Beginn;Tage;Uhrzeit;UE;Status\n"
                + $"K1;Integrationskurs A1;{begin};Mo-Fr;8-12;100;{status}\n")
                .Records[0].State);

    [Fact]
    public void A_deadline_that_has_passed_is_said_and_closes_nothing()
    {
        var reading = Read.Courses(
            "Kursnummer;Titel;Beginn;Anmeldeschluss\nK1;Integrationskurs A1;11.01.2027;20.11.2026\n");

        Assert.Contains("CM1321", reading.Codes());
        Assert.Equal(CourseState.Planned, reading.Records[0].State);
    }

    [Theory]
    [InlineData("Integrationskurs für Frauen", true, false)]
    [InlineData("Integrationskurs für Eltern", false, true)]
    [InlineData("Frauenintegrationskurs", true, false)]
    [InlineData("Mama lernt Deutsch", false, true)]
    [InlineData("Integrationskurs", false, false)]
    public void Target_groups_are_read_from_titles(string title, bool isWomenOnly, bool isForParents)
    {
        var course = Read.Courses($"Kursnummer;Titel;Niveau;Beginn\nK1;{title};A1;11.01.2027\n").Records[0];

        Assert.Equal((isWomenOnly, isForParents), (course.IsWomenOnly, course.IsForParents));
    }

    [Fact]
    public void A_column_for_the_target_group_goes_before_the_title() =>
        Assert.False(Read.Courses(
            "Kursnummer;Titel;Beginn;nur Frauen\nK1;Integrationskurs A1 für Frauen;11.01.2027;nein\n")
            .Records[0].IsWomenOnly);

    [Theory]
    [InlineData("51,0;10,2", 51.0, 10.2, null)]
    [InlineData("10.2;51.0", 51.0, 10.2, "CM1220")]
    public void Coordinates_are_put_right(string point, double latitude, double longitude, string? code)
    {
        var reading = Read.Courses(
            $"Kursnummer;Titel;Beginn;Ort;lat;lon\nK1;Integrationskurs A1;11.01.2027;X;{point}\n");
        var found = reading.Records[0].Site!.Address.Point!.Value;

        Assert.Equal((latitude, longitude), (found.Latitude, found.Longitude));
        Assert.Equal(code is not null, reading.Codes().Contains("CM1220"));
    }

    [Fact]
    public void Coordinates_outside_Germany_are_dropped()
    {
        var reading = Read.Courses(
            "Kursnummer;Titel;Beginn;Ort;lat;lon\nK1;Integrationskurs A1;11.01.2027;X;40,4;-3,7\n");

        Assert.Null(reading.Records[0].Site!.Address.Point);
        Assert.Contains("CM1219", reading.Codes());
    }

    [Fact]
    public void A_list_of_newcomers_or_groups_given_as_courses_is_told_apart()
    {
        var people = Assert.Single(Read.Courses(Read.Example("teilnehmende-utf8bom.csv")).Findings);
        var groups = Assert.Single(Read.Courses("Gruppe;Betreuungszeiten;Plätze\nA;Mo-Fr 8-12 (5);5\n").Findings);

        Assert.Equal("CM1014", people.Code);
        Assert.Equal("ImportSubject.Newcomers", people.Values[0].Value);
        Assert.Equal("ImportSubject.Care", groups.Values[0].Value);
    }

    /// <summary>A catalogue of a whole college: what is odd about yoga is not said a thousand times.</summary>
    [Fact]
    public void Courses_of_other_things_are_counted_and_their_defects_passed_over()
    {
        var reading = Read.Courses(
            "Kursnummer;Titel;Beginn;TN max\nK1;Integrationskurs A1;11.01.2027;20\nY1;Yoga;31.02.2027;\n"
            + "Y2;Töpfern;;0\nY3;Englisch B1;11.01.2027;12\n");

        Assert.Empty(reading.Errors());
        Assert.Equal(["K1", "Y3"], reading.Records.Select(record => record.Key));
        var note = reading.Findings.Single(finding => finding.Code == "CM1312");
        Assert.Equal(["3", "Y1, Y2, Y3"], note.Values.Select(value => value.Value));
        Assert.DoesNotContain(reading.Findings, finding => finding.Place?.Record?.StartsWith('Y') == true);
    }

    [Fact]
    public void An_end_before_the_beginning_is_said_once_with_what_was_read_instead()
    {
        var reading = Read.Courses(
            "Kursnummer;Titel;Beginn;Ende;Tage;Uhrzeit;UE\n"
            + "K1;Integrationskurs A1;11.01.2027;05.02.2026;Mo-Fr;8:30-12:30;100\n");

        var finding = reading.Findings.Single(one => one.Code == "CM1304");
        Assert.Equal(["2027-01-11", "2026-02-05", "2027-02-05"], finding.Values.Select(value => value.Value));
        Assert.DoesNotContain("CM1303", reading.Codes());
        Assert.Equal(20, reading.Records[0].Lessons.Count);
    }

    [Fact]
    public void Rows_that_stand_for_years_of_lessons_do_not_fill_the_memory()
    {
        var rows = string.Concat(Enumerable.Range(1, 50).Select(
            row => $"{row};Integrationskurs A1;11.01.2027;11.01.2199;Mo-So;8-12\n"));
        var reading = Read.Courses(
            "Kursnummer;Titel;Beginn;Ende;Tage;Uhrzeit\n" + rows, ReadingOptions.Default with { LessonsMax = 20_000 });

        Assert.All(reading.Records, record => Assert.Equal(1_000, record.Lessons.Count));
        Assert.Equal(20, reading.Records.Count);
        Assert.All(reading.Errors(), error => Assert.StartsWith("CM1328", error, StringComparison.Ordinal));
    }

    [Fact]
    public void An_online_course_has_no_place_whatever_its_column_says()
    {
        var reading = Read.Courses(
            "Kursnummer;Titel;Beginn;Gebäude;Straße\nK1;Integrationskurs A1;11.01.2027;online (vhs.cloud);\n"
            + "K2;Integrationskurs A1 online;11.01.2027;Haus;Weg 1\n");

        Assert.All(reading.Records, record => Assert.Equal(CourseMode.Online, record.Mode));
        Assert.Null(reading.Records[0].Site);
        Assert.Equal("Haus", reading.Records[1].Site!.Name);
    }

    [Fact]
    public void A_partial_list_says_so() =>
        Assert.False(Read.Courses(Head + Row, ReadingOptions.Default with { IsFull = false }).IsFull);
}
