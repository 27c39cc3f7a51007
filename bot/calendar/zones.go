package calendar

import "strings"

// Zones are IANA names of zones to suggest: one or more for each part of the
// world where many live. Schedules take any other, too.
// https://www.iana.org/time-zones
func Zones() []string {
	return strings.Fields(`UTC
		Africa/Abidjan Africa/Accra Africa/Addis_Ababa Africa/Algiers Africa/Cairo Africa/Casablanca Africa/Dakar
		Africa/Dar_es_Salaam Africa/Johannesburg Africa/Khartoum Africa/Kinshasa Africa/Lagos Africa/Nairobi Africa/Tunis
		America/Anchorage America/Argentina/Buenos_Aires America/Bogota America/Caracas America/Chicago America/Denver
		America/Guatemala America/Halifax America/Havana America/La_Paz America/Lima America/Los_Angeles
		America/Mexico_City America/Montevideo America/New_York America/Panama America/Phoenix America/Santiago
		America/Sao_Paulo America/St_Johns America/Toronto America/Vancouver
		Asia/Almaty Asia/Amman Asia/Baghdad Asia/Baku Asia/Bangkok Asia/Beirut Asia/Colombo Asia/Damascus Asia/Dhaka
		Asia/Dubai Asia/Ho_Chi_Minh Asia/Hong_Kong Asia/Jakarta Asia/Jerusalem Asia/Kabul Asia/Karachi Asia/Kathmandu
		Asia/Kolkata Asia/Kuala_Lumpur Asia/Kuwait Asia/Manila Asia/Novosibirsk Asia/Pyongyang Asia/Qatar Asia/Riyadh
		Asia/Seoul Asia/Shanghai Asia/Singapore Asia/Taipei Asia/Tashkent Asia/Tbilisi Asia/Tehran Asia/Tokyo
		Asia/Ulaanbaatar Asia/Vladivostok Asia/Yangon Asia/Yekaterinburg Asia/Yerevan
		Atlantic/Azores Atlantic/Reykjavik
		Australia/Adelaide Australia/Brisbane Australia/Darwin Australia/Hobart Australia/Lord_Howe Australia/Melbourne
		Australia/Perth Australia/Sydney
		Europe/Amsterdam Europe/Athens Europe/Belgrade Europe/Berlin Europe/Brussels Europe/Bucharest Europe/Budapest
		Europe/Copenhagen Europe/Dublin Europe/Helsinki Europe/Istanbul Europe/Kyiv Europe/Lisbon Europe/London
		Europe/Madrid Europe/Minsk Europe/Moscow Europe/Oslo Europe/Paris Europe/Prague Europe/Riga Europe/Rome
		Europe/Sofia Europe/Stockholm Europe/Tallinn Europe/Vienna Europe/Vilnius Europe/Warsaw Europe/Zurich
		Pacific/Apia Pacific/Auckland Pacific/Chatham Pacific/Fiji Pacific/Guam Pacific/Honolulu Pacific/Kiritimati`)
}
