using CourseMatch.Host.Commands;

return await Entry.RunAsync(args);
