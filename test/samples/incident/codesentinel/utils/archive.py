def archive_name(day):
    return day.strftime("sentinel-%Y-%m-%d.log")
